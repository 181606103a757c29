package dev.kairos.api.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DstTest {

    @Test
    void no_change_of_clocks_moves_a_slot() {
        DstCampaign.Result result = DstCampaign.distinct(Duration.ofMinutes(200));

        assertThat(result.told()).isEmpty();
        assertThat(result.wrong()).isZero();
        assertThat(result.transitions()).isGreaterThanOrEqualTo(4_000);
        assertThat(result.slots()).isGreaterThan(1_000_000);
    }
}
