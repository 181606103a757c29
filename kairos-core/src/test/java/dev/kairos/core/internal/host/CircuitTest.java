package dev.kairos.core.internal.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.model.ModelException.Reason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitTest {

    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private final Circuit circuit = new Circuit();

    private Instant now = START;

    private void outages(int number) {
        for (int i = 0; i < number; i++) {
            circuit.failed(Reason.UNAVAILABLE, now);
        }
    }

    private void pass(int seconds) {
        now = now.plusSeconds(seconds);
    }

    @Test
    void five_outages_in_a_row_open_it_for_half_a_minute() {
        outages(4);
        assertThat(circuit.openFor(now)).isNull();

        outages(1);
        assertThat(circuit.openFor(now)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void after_the_wait_exactly_one_call_is_let_through() {
        outages(5);
        pass(30);

        assertThat(circuit.openFor(now)).isNull();
        assertThat(circuit.openFor(now)).isEqualTo(Duration.ofSeconds(30));
        pass(60);
        assertThat(circuit.openFor(now)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void it_closes_when_that_call_is_answered_or_refused_by_a_backend_that_works() {
        outages(5);
        pass(30);
        assertThat(circuit.openFor(now)).isNull();
        circuit.answered();
        assertThat(circuit.openFor(now)).isNull();
        assertThat(circuit.openFor(now)).isNull();

        outages(5);
        pass(30);
        assertThat(circuit.openFor(now)).isNull();
        circuit.failed(Reason.REJECTED, now);
        assertThat(circuit.openFor(now)).isNull();
        assertThat(circuit.openFor(now)).isNull();
    }

    @Test
    void it_opens_for_longer_when_that_call_fails_too() {
        outages(5);
        pass(30);
        assertThat(circuit.openFor(now)).isNull();
        outages(1);

        assertThat(circuit.openFor(now)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_call_that_got_lost_lets_another_one_through_after_six_minutes() {
        outages(5);
        pass(30);
        assertThat(circuit.openFor(now)).isNull();
        pass(359);
        assertThat(circuit.openFor(now)).isEqualTo(Duration.ofSeconds(1));
        pass(1);

        assertThat(circuit.openFor(now)).isNull();
        assertThat(circuit.openFor(now)).isNotNull();
    }
}
