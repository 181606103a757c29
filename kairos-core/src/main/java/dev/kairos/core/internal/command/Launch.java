package dev.kairos.core.internal.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program to run.
 *
 * @param command the path of the program and its arguments
 * @param folder where it runs
 * @param environment all that it sees of the environment
 * @param limits how much it may take
 */
public record Launch(List<String> command, Path folder, Map<String, String> environment, RunLimits limits) {

    /** Copies the parts. */
    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** The same program behind another one that sets it up. */
    Launch behind(List<String> wrapper) {
        List<String> longer = new ArrayList<>(wrapper);
        longer.addAll(command);
        return new Launch(longer, folder, environment, limits);
    }
}
