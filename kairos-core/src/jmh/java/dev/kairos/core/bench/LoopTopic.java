package dev.kairos.core.bench;

import dev.kairos.examples.bench.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that is measured of the loop: the journal, the turn, idle agents, replay, the start, a quiet year. */
public final class LoopTopic implements Topic {

    /** One group of figures. */
    @FunctionalInterface
    public interface Group {
        /** Measures and prints. */
        void print() throws Exception;
    }

    private final Map<String, Group> groups = new LinkedHashMap<>();

    /**
     * All groups.
     *
     * @param replay what measures reading a past back
     */
    public LoopTopic(Group replay) {
        groups.put("append", AppendFigures::print);
        groups.put("journal", JournalFigures::print);
        groups.put("crash", CrashFigures::print);
        groups.put("turn", TurnFigures::print);
        groups.put("forces", ForceFigures::print);
        groups.put("idle", IdleFigures::print);
        groups.put("leak", LeakFigures::print);
        groups.put("replay", replay);
        groups.put("start", StartFigures::print);
        groups.put("year", QuietYearFigures::print);
    }

    @Override
    public String name() {
        return "loop";
    }

    @Override
    public String about() {
        return "the loop; arguments choose among " + String.join(", ", groups.keySet());
    }

    @Override
    public void run(String[] args) throws Exception {
        List<String> chosen = args.length == 0 ? List.copyOf(groups.keySet()) : List.of(args);
        for (String name : chosen) {
            Group group = groups.get(name);
            if (group == null) {
                throw new IllegalArgumentException("topic loop has no group '" + name + "': " + groups.keySet());
            }
            group.print();
        }
    }
}
