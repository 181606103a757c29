package dev.kairos.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.agent.Agent;
import dev.kairos.core.Kairos;
import dev.kairos.examples.Shown;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the README shows is compiled, and does what it says. */
@ExtendWith(Invariants.class)
class ReadmeTest {

    @Test
    void its_java_is_the_source_that_is_compiled() {
        List<String> snippets = new ArrayList<>(Shown.compiled("main/java/dev/kairos/examples/readme/FirstAgent.java"));
        snippets.addAll(Shown.compiled("main/java/dev/kairos/examples/readme/OrdersSkill.java"));
        assertThat(Shown.on("README.md")).hasSize(2).containsExactlyElementsOf(snippets);
    }

    @Test
    void it_shows_running_code_before_line_25() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("..", "README.md"));

        assertThat(lines.subList(0, 25)).anyMatch(line -> line.contains("Kairos.builder()"));
    }

    @Test
    void the_first_agent_answers() {
        assertThat(FirstAgent.goodMorning()).matches("Good morning! \\d+ GB of disk are free\\.");
    }

    @Test
    void the_orders_skill_reminds() {
        List<String> reminders = new ArrayList<>();
        ScriptedModel model = ScriptedModel.script()
                .calls("remind", "{\"order\":\"A7\",\"text\":\"Please pay.\"}")
                .calls("finish", "{\"outcome\":\"acted\",\"summary\":\"A7 was reminded.\"}")
                .build();
        Orders shop = new Orders() {
            @Override
            public List<String> unpaid() {
                return List.of("A7");
            }

            @Override
            public void remind(String order, String text, String key) {
                reminders.add(order + ": " + text);
            }
        };

        try (Kairos kairos = Kairos.builder().model(model).build()) {
            Agent agent = kairos.agent("shop").skill(new OrdersSkill(shop)).start();
            assertThat(agent.ask("Remind A7, please.").join()).isEqualTo("A7 was reminded.");
        }

        assertThat(reminders).containsExactly("A7: Please pay.");
    }
}
