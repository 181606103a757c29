package dev.kairos.core.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a main class in a JVM of its own, on the class path of this one, so that its heap and threads are its own. */
final class ChildJvm {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private ChildJvm() {}

    /** What the command line of a child is. */
    static List<String> command(Class<?> main, List<String> options, String... args) {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        return command;
    }

    /** Runs it to its end and returns what it printed. */
    static String run(Class<?> main, List<String> options, String... args) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(main, options, args))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException(main.getSimpleName() + " ended with " + code + ": " + printed);
        }
        return printed;
    }
}
