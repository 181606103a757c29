package dev.kairos.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.oversight.SecretScanner;
import dev.kairos.api.oversight.SecretScanner.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing in this repository has the form of a real secret: tests put theirs together when they run. */
class SourcesTest {

    /** Rules that go by names and words around, which templates and examples have as well. */
    private static final Set<String> BY_CONTEXT = Set.of("password", "secret value", "password in url");

    @Test
    void no_file_holds_what_looks_like_a_token_or_a_key() throws IOException {
        SecretScanner scanner = SecretScanners.standard();
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            for (Finding finding : scanner.scan(Files.readString(file))) {
                if (!BY_CONTEXT.contains(finding.rule())) {
                    found.add(file + ": " + finding);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/target/"))
                    .filter(file -> file.toString().matches(".*\\.(java|md|xml|txt|json|properties|html|js|css)"))
                    .toList();
        }
    }
}
