package dev.kairos.examples.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.egress.EgressGuard;
import dev.kairos.examples.Shown;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What docs/reach.md shows is compiled. */
class ReachDocsTest {

    @Test
    void its_java_is_the_source_that_is_compiled() {
        List<String> snippets = new ArrayList<>();
        snippets.addAll(Shown.compiled("main/java/dev/kairos/examples/reach/PullRequestWatcher.java"));
        snippets.addAll(Shown.compiled("main/java/dev/kairos/examples/reach/MorningBrief.java"));
        snippets.addAll(Shown.compiled("test/java/dev/kairos/examples/reach/ReachDocsTest.java"));

        List<String> blocks = Shown.on("docs/reach.md");
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
}
