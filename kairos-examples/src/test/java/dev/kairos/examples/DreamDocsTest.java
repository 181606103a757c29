package dev.kairos.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.dream.Dream;
import dev.kairos.api.dream.DreamStrategy;
import dev.kairos.api.dream.Suggestion;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Statement;
import dev.kairos.core.DreamDiary;
import dev.kairos.core.Kairos;
import dev.kairos.core.journal.InMemoryJournal;
import dev.kairos.memory.InMemoryStore;
import dev.kairos.memory.dream.DreamPasses;
import dev.kairos.memory.dream.Dreams;
import dev.kairos.memory.recall.Language;
import dev.kairos.testkit.ScriptedModel;
import dev.kairos.testkit.VirtualTime;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/dreams.md shows is compiled. */
class DreamDocsTest {

    @Test
    void its_java_is_the_source_that_is_compiled() {
        assertThat(Shown.on("docs/dreams.md"))
                .hasSize(2)
                .containsExactlyElementsOf(Shown.compiled("test/java/dev/kairos/examples/DreamDocsTest.java"));
    }

    @Test
    void the_page_runs(@TempDir Path folder) {
        VirtualTime time = VirtualTime.startingAt("2026-11-20T08:00:00Z");
        List<Suggestion> inbox = new ArrayList<>();
        try (InMemoryStore memory = InMemoryStore.create();
                Kairos kairos = Kairos.builder()
                        .model(ScriptedModel.script().build())
                        .memory(memory)
                        .journal(InMemoryJournal.create(time))
                        .listener(DreamDiary.in(folder, ZoneOffset.UTC, time))
                        .clock(time)
                        .timers(time)
                        .executor(time)
                        .build()) {
            // snippet nightly
            Agent agent = kairos.agent("butler")
                    .dream(Dream.nightly(LocalTime.of(3, 0), Dreams.standard()))
                    .start();
            // end
            assertThat(agent.id().value()).isEqualTo("butler");
            // snippet own
            DreamPasses passes = DreamPasses.of(Language.ENGLISH);
            DreamStrategy own = DreamStrategy.of(
                    passes.scaffolding(),
                    passes.notes(),
                    passes.merge(),
                    passes.share(Scope.team("house"), statement -> statement.kind() == Statement.Kind.EVENT),
                    passes.prune());
            Dream dream = Dream.nightly(LocalTime.of(3, 0), own)
                    .sharing(Scope.team("house"))
                    .suggestions(inbox::add);
            // end
            assertThat(kairos.agent("gardener").dream(dream).start()).isNotNull();
        }
    }
}
