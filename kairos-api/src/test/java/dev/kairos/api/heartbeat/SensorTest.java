package dev.kairos.api.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kairos.api.event.Origin;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SensorTest {

    private final Sensor sensor = new Sensor() {
        @Override
        public String name() {
            return "orders";
        }

        @Override
        public Reading sense() {
            return Reading.of("7", "seven orders");
        }

        @Override
        public Reading sense(String seen) {
            return Reading.of("7", "seven orders since " + seen);
        }
    };

    @Test
    void a_relabelled_sensor_sees_the_same() throws Exception {
        Sensor other = sensor.from(Origin.TEAM).named("new-orders");

        assertThat(other.name()).isEqualTo("new-orders");
        assertThat(other.sense()).isEqualTo(new Reading("7", "seven orders", Origin.TEAM));
        assertThat(other.sense("5")).isEqualTo(new Reading("7", "seven orders since 5", Origin.TEAM));
        assertThat(sensor.named("x").from(Origin.AGENT).named("y").sense().origin())
                .isEqualTo(Origin.AGENT);
    }

    @Test
    void a_sensor_that_knows_no_earlier_reading_looks_as_always() throws Exception {
        Sensor plain = Sensor.of("plain", () -> Reading.of("1", "one"));

        assertThat(plain.sense("0")).isEqualTo(Reading.of("1", "one"));
    }

    @Test
    void a_name_has_to_be_short() {
        assertThatIllegalArgumentException().isThrownBy(() -> sensor.named(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> sensor.named("x".repeat(65)));
    }

    @Test
    void a_fingerprint_tells_texts_and_their_bounds_apart() {
        assertThat(Fingerprint.of("ab", "c")).isNotEqualTo(Fingerprint.of("a", "bc"));
        assertThat(Fingerprint.of("ab")).isEqualTo(Fingerprint.of("ab")).matches("[0-9a-f]{32}");
        assertThat(Fingerprint.of()).isNotEqualTo(Fingerprint.of(""));
    }

    @Test
    void a_fingerprint_of_bytes_is_the_start_of_their_sha_256() {
        assertThat(Fingerprint.of("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223");
    }
}
