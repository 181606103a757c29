package dev.kairos.examples.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private final Terminal terminal = new Terminal();
    private final Timeline timeline = new Timeline(new Page(terminal.stream(), ZoneOffset.UTC));

    @Test
    void the_table_is_printed_once() {
        timeline.close();
        timeline.close();
        assertThat(terminal.out().lines().filter(line -> line.contains("wakes")))
                .hasSize(1);
    }

    @Test
    void what_a_terminal_would_obey_is_left_out() {
        timeline.note(Instant.EPOCH, "a\u001b[31mred\u0007 word");
        assertThat(terminal.words()).isEqualTo("Thu 00:00 a [31mred word ");
    }
}
