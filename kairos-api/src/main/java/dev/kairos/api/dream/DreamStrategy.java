package dev.kairos.api.dream;

import java.util.List;

/**
 * Turns what happened since the last dream into a plan of operations on what is known. A pure function of its context: the
 * same context gives the same plan. It proposes; {@linkplain DreamGate gates} check every operation, and what they refuse is
 * left out and told in the {@linkplain DreamReport report}. Called from a thread that may block, one dream of a scope at a
 * time; safe for use by many threads.
 */
@FunctionalInterface
public interface DreamStrategy {

    /**
     * Plans a dream.
     *
     * @param context what is known, what happened since, and the time; not changed
     * @return the plan; its watermark is that of the last episode of the context
     */
    DreamPlan dream(DreamContext context);

    /**
     * Composes a strategy from passes that run one after the other, each on what the one before has left.
     *
     * @param passes the passes, in order
     * @return the strategy; without passes it reads and learns nothing
     */
    static DreamStrategy of(List<DreamPass> passes) {
        List<DreamPass> all = List.copyOf(passes);
        return context -> {
            DreamDraft draft = DreamDraft.of(context);
            for (DreamPass pass : all) {
                draft = pass.run(draft);
            }
            return draft.plan();
        };
    }

    /**
     * Composes a strategy from passes.
     *
     * @param passes the passes, in order
     * @return the strategy
     */
    static DreamStrategy of(DreamPass... passes) {
        return of(List.of(passes));
    }
}
