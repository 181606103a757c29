package dev.kairos.github;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Slices of the campaigns. */
@Timeout(60)
class CampaignTest {

    @Test
    void good_signatures_pass_and_tampered_requests_do_not() {
        SignatureCampaign.Result result = SignatureCampaign.run(200, 1);

        assertThat(result.tampered()).isEqualTo(1600);
        assertThat(result.wrong()).isZero();
    }

    @Test
    void a_change_is_told_once_however_often_and_on_whichever_way_it_comes() throws Exception {
        DeliveryCampaign.Result result = DeliveryCampaign.run(1_000, 1);

        assertThat(result.deliveries()).isGreaterThanOrEqualTo(1_000);
        assertThat(result.duplicates()).isZero();
        assertThat(result.lost()).isZero();
        assertThat(result.unanswered()).isZero();
    }

    @Test
    void a_greeting_is_cheap() throws Exception {
        assertThat(Greeting.tokens()).isBetween(100, 1_500);
    }
}
