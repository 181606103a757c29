package dev.kairos.core.internal.beat;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Entry;
import dev.kairos.core.internal.fact.Fact;
import dev.kairos.core.internal.fact.FactWriter;
import dev.kairos.core.internal.state.AgentState;
import dev.kairos.core.internal.state.Evolve;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts that are to be journaled together, and the state that they lead to if nothing else comes between. Not safe for use
 * by many threads.
 */
public final class Proposal {

    private final AgentId agent;
    private final FactWriter writer;
    private final Instant now;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Draft> drafts = new ArrayList<>();
    private AgentState state;

    /** Begins with nothing. */
    public Proposal(AgentId agent, FactWriter writer, AgentState state, Instant now) {
        this.agent = agent;
        this.writer = writer;
        this.state = state;
        this.now = now;
    }

    /** Adds what happened by the agent's or the runtime's own doing. */
    public Proposal add(Fact fact) {
        return add(fact, Origin.AGENT, null);
    }

    /** Adds what happened. */
    public Proposal add(Fact fact, Origin origin, @Nullable Cause cause) {
        FactWriter.Written written = writer.write(fact, now, origin, cause);
        facts.add(written.fact());
        drafts.add(written.draft());
        Entry entry = Entry.of(agent, state.sequence() + 1, null, written.draft());
        state = Evolve.evolve(state, entry, written.fact());
        return this;
    }

    /** The state after all facts so far. */
    public AgentState state() {
        return state;
    }

    /** When they happen. */
    public Instant now() {
        return now;
    }

    /** The facts, in order. */
    public List<Fact> facts() {
        return facts;
    }

    /** The facts as drafts of entries, in order. */
    public List<Draft> drafts() {
        return drafts;
    }
}
