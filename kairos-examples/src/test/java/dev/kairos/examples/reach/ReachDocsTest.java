package dev.kairos.examples.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.egress.EgressGuard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/reach.md shows is compiled. */
class ReachDocsTest {

    private static final Path MAIN = Path.of("src/main/java/dev/kairos/examples/reach");
    private static final Path TEST = Path.of("src/test/java/dev/kairos/examples/reach");

    @Test
    void its_java_is_the_source_that_is_compiled() throws IOException {
        List<String> snippets = new ArrayList<>();
        snippets.addAll(snippets(MAIN.resolve("PullRequestWatcher.java")));
        snippets.addAll(snippets(MAIN.resolve("MorningBrief.java")));
        snippets.addAll(snippets(TEST.resolve("ReachDocsTest.java")));

        List<String> blocks = found(Files.readString(Path.of("../docs/reach.md")), "```java\\n(.*?)```");
        assertThat(blocks).hasSize(6);
        assertThat(snippets).containsAll(blocks);
    }

    @Test
    void the_guard_of_the_page_lets_a_listed_host_through() {
        URI uri = URI.create("https://api.example.com/");
        // snippet egress
        EgressGuard guard = EgressGuard.standard().hosts("api.example.com", "*.example.org");
        // end
        EgressGuard offline = guard.resolver(host -> new InetAddress[] {InetAddress.getByName("8.8.8.8")});
        assertThat(offline.check(uri).port()).isEqualTo(443);
    }

    private static List<String> snippets(Path source) throws IOException {
        return found(Files.readString(source), "// snippet \\w+\\n(.*?)\\n\\s*// end");
    }

    private static List<String> found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        List<String> all = new ArrayList<>();
        while (matcher.find()) {
            all.add(matcher.group(1).stripIndent().strip());
        }
        return all;
    }
}
