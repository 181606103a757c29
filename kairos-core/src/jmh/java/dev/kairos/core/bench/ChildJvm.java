package dev.kairos.core.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Runs a main class in a JVM of its own, so that its heap and threads are its own. */
public final class ChildJvm {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** What users of the library have, and the measurements: nothing of the peers. */
    private static final String CLASS_PATH = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(Pattern.compile("kairos|jackson-core|slf4j-api|caffeine|re2j|sqlite")
                    .asPredicate())
            .collect(Collectors.joining(File.pathSeparator));

    private ChildJvm() {}

    /** What the command line of a child is. */
    public static List<String> command(Class<?> main, List<String> options, String... args) {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(options);
        command.addAll(List.of("-cp", CLASS_PATH, main.getName()));
        command.addAll(List.of(args));
        return command;
    }

    /** Runs it to its end and returns what it printed. */
    public static String run(Class<?> main, List<String> options, String... args)
            throws IOException, InterruptedException {
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
