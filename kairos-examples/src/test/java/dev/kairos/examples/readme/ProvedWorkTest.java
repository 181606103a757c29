package dev.kairos.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.Objective;
import dev.kairos.core.AgentBuilder;
import dev.kairos.core.Kairos;
import dev.kairos.examples.Shown;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.ScriptedModel;
import dev.kairos.testkit.internal.work.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the page on work shows is compiled, and starts. */
@ExtendWith(Invariants.class)
class ProvedWorkTest {

    private static final Path SOURCE = Path.of("src/main/java/dev/kairos/examples/readme/ProvedWork.java");

    @Test
    void its_java_is_compiled() throws IOException {
        String source = words(Files.readString(SOURCE));
        assertThat(Shown.on("docs/work.md"))
                .hasSize(3)
                .allSatisfy(block -> assertThat(source).contains(words(block)));
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", "");
    }

    @Test
    void an_agent_starts_with_it(@TempDir Path temp) {
        GitRepository shop = GitRepository.at(temp.resolve("shop"));
        shop.write("a.txt", "a\n").commit("Start");
        Path repository = shop.root();
        ScriptedModel model = ScriptedModel.script()
                .calls("finish", "{\"outcome\":\"quiet\",\"summary\":\"\"}")
                .build();
        try (Kairos kairos = Kairos.builder().model(model).build()) {
            AgentBuilder builder = kairos.agent("fixer");
            ProvedWork.claims(builder, repository, () -> true);
            ProvedWork.files(kairos.agent("reader"), repository);
            Agent agent = builder.start();
            assertThat(agent.objectives().list())
                    .extracting(Objective::claims)
                    .containsExactly(List.of("tests.passed", "git.committed"));
        }
    }
}
