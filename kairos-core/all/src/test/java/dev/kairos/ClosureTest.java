package dev.kairos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Weighs all that a host receives with {@code dev.kairos:kairos}. */
class ClosureTest {
    private static final int MAX_JARS = 14;
    private static final long MAX_BYTES = 12_000_000;

    private final List<Path> jars = closure();

    @Test
    void is_made_of_jars() {
        assertThat(jars).allSatisfy(jar -> assertThat(jar).isRegularFile().hasExtension("jar"));
        assertThat(jars)
                .extracting(jar -> jar.getFileName().toString())
                .anyMatch(name -> name.startsWith("kairos-api-"))
                .anyMatch(name -> name.startsWith("kairos-core-"))
                .anyMatch(name -> name.startsWith("kairos-memory-"));
    }

    @Test
    void stays_within_its_number_of_jars() {
        assertThat(jars).hasSizeLessThanOrEqualTo(MAX_JARS);
    }

    @Test
    void stays_within_its_bytes() throws IOException {
        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.size(jar);
        }
        assertThat(bytes).isLessThanOrEqualTo(MAX_BYTES);
    }

    private static List<Path> closure() {
        try {
            String others = Files.readString(Path.of(System.getProperty("kairos.closure")));
            return Stream.concat(
                            Stream.of(System.getProperty("kairos.jar")),
                            Pattern.compile(Pattern.quote(File.pathSeparator)).splitAsStream(others.strip()))
                    .map(Path::of)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
