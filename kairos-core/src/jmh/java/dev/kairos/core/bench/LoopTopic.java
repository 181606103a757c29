package dev.kairos.core.bench;

import dev.kairos.examples.bench.GroupedTopic;

/** All that is measured of the loop: the journal, the turn, idle agents, replay, the start, a quiet year. */
public final class LoopTopic extends GroupedTopic {

    /**
     * All groups.
     *
     * @param replay what measures reading a past back
     */
    public LoopTopic(Group replay) {
        super("loop", "the loop");
        add("append", AppendFigures::print);
        add("journal", JournalFigures::print);
        add("crash", CrashFigures::print);
        add("turn", TurnFigures::print);
        add("forces", ForceFigures::print);
        add("idle", IdleFigures::print);
        add("leak", LeakFigures::print);
        add("replay", replay);
        add("start", StartFigures::print);
        add("year", QuietYearFigures::print);
    }
}
