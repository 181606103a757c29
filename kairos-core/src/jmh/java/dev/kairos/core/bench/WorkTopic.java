package dev.kairos.core.bench;

import dev.kairos.core.internal.workspace.EscapeFigures;
import dev.kairos.examples.bench.GroupedTopic;

/** All that is measured of work: hostile paths and commands, undo, verification, false completions. */
public final class WorkTopic extends GroupedTopic {

    /**
     * All groups.
     *
     * @param claims what has models lie
     */
    public WorkTopic(Group claims) {
        super("work", "work that is proved");
        add("escapes", EscapeFigures::print);
        add("commands", CommandFigures::print);
        add("undo", UndoFigures::print);
        add("verify", VerifyFigures::print);
        add("claims", claims);
    }
}
