package dev.kairos.core.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SendingCampaignTest {

    @Test
    void a_crash_at_any_step_sends_nothing_twice_in_silence() {
        SendingCampaign.Result result = SendingCampaign.run();

        assertThat(result.crashes()).isGreaterThan(60);
        assertThat(result.resends()).isZero();
        assertThat(result.lost()).isZero();
        assertThat(result.unknown()).isPositive();
        assertThat(result.unsettled()).isZero();
    }
}
