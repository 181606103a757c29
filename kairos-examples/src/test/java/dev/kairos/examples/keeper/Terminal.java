package dev.kairos.examples.keeper;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs Keeper as somebody would who types, and keeps what it prints. */
final class Terminal {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    int run(String... arguments) {
        return keeper(Map.of()).run(List.of(arguments));
    }

    Keeper keeper(Map<String, String> environment) {
        return new Keeper(stream(), new PrintStream(err, true, StandardCharsets.UTF_8), environment);
    }

    PrintStream stream() {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What was printed, with lines that were wrapped joined again. */
    String words() {
        return out().replaceAll("\\s+", " ");
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
