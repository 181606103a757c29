package dev.kairos.examples.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.event.Event;
import dev.kairos.api.oversight.Person;
import dev.kairos.core.Kairos;
import dev.kairos.core.journal.InMemoryJournal;
import dev.kairos.examples.Shown;
import dev.kairos.testkit.ScriptedModel;
import dev.kairos.testkit.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the page about oversight shows is compiled, and does what it says. */
class HolidayTest {

    @Test
    void its_java_is_the_source_that_is_compiled() {
        assertThat(Shown.on("docs/oversight.md"))
                .containsExactlyElementsOf(Shown.compiled("main/java/dev/kairos/examples/oversight/Holiday.java"))
                .hasSize(2);
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
