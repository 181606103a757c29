package dev.kairos.core.internal.state;

import dev.kairos.api.agent.AgentStatus.Tally;
import dev.kairos.api.oversight.Spend;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an agent is: the fold of its entries up to one of them.
 *
 * @param sequence the last entry that is folded in; 0 for none
 * @param config the digest of the configuration it was last started with; empty before the first start
 * @param inbox what waits to be read, oldest first
 * @param work its objectives
 * @param seen the inputs of the last completed beat, by name
 * @param unfinished what attempts that did not complete have changed since the last one that did, a line each
 * @param lived what completed beats have left and memory has not kept yet
 * @param pace when it was awake
 * @param tally what it has done
 * @param supervision what people, policies and budgets have decided about it
 * @param beat the beat that is under way, or {@code null} at rest
 */
public record AgentState(
        long sequence,
        String config,
        List<Waiting> inbox,
        Work work,
        Map<String, String> seen,
        List<String> unfinished,
        List<Lived> lived,
        Pace pace,
        Tally tally,
        Supervision supervision,
        @Nullable BeatState beat) {

    /** An agent to whom nothing has happened. */
    public static final AgentState NEW = new AgentState(
            0,
            "",
            List.of(),
            Work.NONE,
            Map.of(),
            List.of(),
            List.of(),
            Pace.NEW,
            new Tally(0, 0, 0, 0, Spend.NONE),
            Supervision.NONE,
            null);

    AgentState at(long last) {
        return new AgentState(last, config, inbox, work, seen, unfinished, lived, pace, tally, supervision, beat);
    }

    AgentState with(String digest) {
        return new AgentState(sequence, digest, inbox, work, seen, unfinished, lived, pace, tally, supervision, beat);
    }

    AgentState with(List<Waiting> items) {
        return new AgentState(sequence, config, items, work, seen, unfinished, lived, pace, tally, supervision, beat);
    }

    AgentState with(Work changed) {
        return new AgentState(
                sequence, config, inbox, changed, seen, unfinished, lived, pace, tally, supervision, beat);
    }

    AgentState with(Map<String, String> inputs) {
        return new AgentState(sequence, config, inbox, work, inputs, unfinished, lived, pace, tally, supervision, beat);
    }

    AgentState unfinished(List<String> lines) {
        return new AgentState(sequence, config, inbox, work, seen, lines, lived, pace, tally, supervision, beat);
    }

    AgentState lived(List<Lived> left) {
        return new AgentState(sequence, config, inbox, work, seen, unfinished, left, pace, tally, supervision, beat);
    }

    AgentState with(Pace changed) {
        return new AgentState(
                sequence, config, inbox, work, seen, unfinished, lived, changed, tally, supervision, beat);
    }

    AgentState with(Tally counts) {
        return new AgentState(sequence, config, inbox, work, seen, unfinished, lived, pace, counts, supervision, beat);
    }

    AgentState with(Supervision changed) {
        return new AgentState(sequence, config, inbox, work, seen, unfinished, lived, pace, tally, changed, beat);
    }

    AgentState withBeat(@Nullable BeatState current) {
        return new AgentState(
                sequence, config, inbox, work, seen, unfinished, lived, pace, tally, supervision, current);
    }
}
