package dev.kairos.api.oversight;

import dev.kairos.api.AgentId;
import dev.kairos.api.journal.Entry;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people see of all agents of a host, and how they stop them. Needs no model. Safe for use by many threads; methods that
 * change something block until that is durable.
 */
public interface Overseer {

    /** Whether an agent may act. */
    enum Mode {
        /** It may. */
        RUNNING,
        /** Nothing new begins; what runs comes to its end. */
        PAUSED,
        /** Nothing new begins; what runs is cancelled. */
        STOPPED
    }

    /**
     * What an agent is doing.
     *
     * @param agent whom it describes
     * @param mode whether it may act
     * @param beat the id of the beat under way, or {@code null}
     * @param running what runs outside right now, for example {@code tool run_command}
     * @param pending how many approvals wait
     * @param nextWake when it will wake by itself, or {@code null}
     * @param spend what its model calls have cost in all
     * @param refused why its work is paused by a budget, or {@code null}
     */
    record Standing(
            AgentId agent,
            Mode mode,
            @Nullable String beat,
            List<String> running,
            int pending,
            @Nullable Instant nextWake,
            Spend spend,
            @Nullable String refused) {

        /** Copies the list. */
        public Standing {
            running = List.copyOf(running);
        }
    }

    /**
     * Something outside that had begun when an agent was stopped and had not ended when the call returned.
     *
     * @param agent whose it is
     * @param what which one, for example {@code tool run_command}
     * @param begun when it began
     * @param ended whether it ended before the call returned; if not, whether it took effect is not known
     */
    record Begun(AgentId agent, String what, Instant begun, boolean ended) {}

    /**
     * Lists the approvals that wait, of all agents that run here.
     *
     * @return the approvals, oldest first
     */
    List<Approval> pending();

    /**
     * Finds an approval.
     *
     * @param id its id
     * @return the approval; empty if there is none, or it was closed so long ago that it is forgotten
     */
    Optional<Approval> approval(String id);

    /**
     * Shows an approval to a person and notes that, durably. What was not shown cannot be resolved.
     *
     * @param id its id
     * @param person who is shown it
     * @return the approval; empty if there is none
     */
    Optional<Approval> show(String id, Person person);

    /**
     * Resolves an approval. The only way to do so.
     *
     * @param id its id
     * @param answer what the person says
     * @param person who answers: was {@linkplain #show shown} it before
     * @param digest the digest of the action as it was shown to them
     * @return whether the answer was taken
     */
    Resolution resolve(String id, Answer answer, Person person, String digest);

    /**
     * Tells what all agents are doing.
     *
     * @return a snapshot, by name
     */
    List<Standing> standing();

    /**
     * Reads an agent's timeline.
     *
     * @param agent whose
     * @param after the sequence after which to begin; 0 for the oldest that is retained
     * @param limit how many at most, from 1
     * @return entries in order
     */
    List<Entry> timeline(AgentId agent, long after, int limit);

    /**
     * Explains from the journal why an agent did what it did around a time, or did nothing: the decisions of its gate, its
     * policy and its budget, the calls that it made and how they ended.
     *
     * @param agent whom
     * @param at the time; the last wake up to it is explained
     * @return lines for people, in the order in which it happened; says so if nothing is known
     */
    List<String> why(AgentId agent, Instant at);

    /**
     * Pauses an agent: nothing new begins until it is resumed, also after a restart. What runs comes to its end.
     *
     * @param agent whom; need not run here
     * @param person who does it
     * @param reason why
     */
    void pause(AgentId agent, Person person, String reason);

    /**
     * Lets an agent act again that was paused or stopped.
     *
     * @param agent whom
     * @param person who does it
     * @param reason why
     */
    void resume(AgentId agent, Person person, String reason);

    /**
     * Stops an agent: when this returns, no effect of it begins any more, also after a restart, until it is resumed. What
     * runs is cancelled with its processes; waits at most two seconds for that.
     *
     * @param agent whom; need not run here
     * @param person who does it
     * @param reason why
     * @return the effects that had begun
     */
    List<Begun> stop(AgentId agent, Person person, String reason);

    /**
     * Stops all agents of this host, those that are started later too, as {@link #stop} does: the kill switch.
     *
     * @param person who does it
     * @param reason why
     * @return the effects that had begun
     */
    List<Begun> stopAll(Person person, String reason);

    /**
     * Releases the kill switch. Agents that were stopped on their own stay stopped.
     *
     * @param person who does it
     * @param reason why
     */
    void releaseAll(Person person, String reason);

    /**
     * Tells whether the kill switch is on.
     *
     * @return whether no agent of this host may act
     */
    boolean isStopped();

    /**
     * Reports what calls of models have cost, from the entries that are retained.
     *
     * @return the report
     */
    SpendReport spend();

    /**
     * Writes the journal of agents as JSON lines, each with the hash of the line before it. The hashes are over digests of
     * payloads: a payload can be taken out of its line afterwards and the chain still verifies, but no line can be changed,
     * moved or taken out unnoticed. The last line closes the chain.
     *
     * @param agents whose; empty for all that the journal knows
     * @param out where to
     * @throws IOException if it cannot be written
     */
    void export(Set<AgentId> agents, Appendable out) throws IOException;
}
