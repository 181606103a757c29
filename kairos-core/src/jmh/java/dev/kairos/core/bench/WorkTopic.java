package dev.kairos.core.bench;

import dev.kairos.core.internal.workspace.EscapeFigures;
import dev.kairos.examples.bench.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that is measured of work: hostile paths and commands, undo, verification, false completions. */
public final class WorkTopic implements Topic {

    private final Map<String, LoopTopic.Group> groups = new LinkedHashMap<>();

    /**
     * All groups.
     *
     * @param claims what has models lie
     */
    public WorkTopic(LoopTopic.Group claims) {
        groups.put("escapes", EscapeFigures::print);
        groups.put("commands", CommandFigures::print);
        groups.put("undo", UndoFigures::print);
        groups.put("verify", VerifyFigures::print);
        groups.put("claims", claims);
    }

    @Override
    public String name() {
        return "work";
    }

    @Override
    public String about() {
        return "work that is proved; arguments choose among " + String.join(", ", groups.keySet());
    }

    @Override
    public void run(String[] args) throws Exception {
        List<String> chosen = args.length == 0 ? List.copyOf(groups.keySet()) : List.of(args);
        for (String name : chosen) {
            LoopTopic.Group group = groups.get(name);
            if (group == null) {
                throw new IllegalArgumentException("topic work has no group '" + name + "': " + groups.keySet());
            }
            group.print();
        }
    }
}
