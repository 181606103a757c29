package dev.kairos.examples.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.event.Event;
import dev.kairos.api.oversight.Person;
import dev.kairos.core.Kairos;
import dev.kairos.core.journal.InMemoryJournal;
import dev.kairos.testkit.ScriptedModel;
import dev.kairos.testkit.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page about oversight shows is compiled, and does what it says. */
class HolidayTest {

    @Test
    void its_java_is_the_source_that_is_compiled() throws IOException {
        Matcher blocks = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/oversight.md")));
        List<String> shown = new ArrayList<>();
        while (blocks.find()) {
            shown.add(blocks.group(1).strip());
        }
        Matcher snippets = Pattern.compile("// snippet \\w+\\n(.*?)\\n\\s*// end", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("src/main/java/dev/kairos/examples/oversight/Holiday.java")));
        List<String> compiled = new ArrayList<>();
        while (snippets.find()) {
            compiled.add(snippets.group(1).stripIndent().strip());
        }
        assertThat(shown).containsExactlyElementsOf(compiled).hasSize(2);
    }

    @Test
    void the_agent_asks_before_it_sends_and_sends_once_it_may() {
        VirtualTime time = VirtualTime.startingAt("2026-12-24T08:00:00Z");
        Hands hands = new Hands("");
        ScriptedModel model = ScriptedModel.script()
                .calls("send_mail", "{\"to\":\"bob\",\"text\":\"merry\"}")
                .calls("finish", "{\"outcome\":\"quiet\",\"summary\":\"\"}")
                .build();
        try (Kairos kairos = Kairos.builder()
                .model(model)
                .journal(InMemoryJournal.create(time))
                .clock(time)
                .timers(time)
                .executor(time)
                .build()) {
            Agent agent = Holiday.leave(kairos, hands);
            agent.offer(Event.of("work", "wish a merry Christmas"));
            time.advance(Duration.ofSeconds(5));
            assertThat(hands.effects).isEmpty();

            Holiday.approveAll(kairos.overseer(), new Person("ada", "passkey"));
            time.advance(Duration.ofSeconds(5));
            assertThat(hands.effects).containsExactly("send_mail bob");
        }
    }
}
