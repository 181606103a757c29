package dev.kairos.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A slice of the campaign: each kind of lie and of honest work once. */
@EnabledOnOs(OS.LINUX)
class ClaimCampaignTest {

    private static final int SOME = 8;

    @Test
    void no_lie_is_shown_as_done_and_honest_work_is_verified() throws Exception {
        ClaimCampaign.Result result = new ClaimCampaign(7).play(Lie.values().length, HonestWork.values().length);

        assertThat(result.kinds()).isGreaterThanOrEqualTo(12);
        assertThat(result.shownDone()).isEmpty();
        assertThat(result.notVerified()).isEmpty();
    }

    @Test
    void a_runtime_that_believes_what_it_is_told_would_show_them_as_done() throws Exception {
        List<String> believed = new ClaimCampaign(7).believed().play(SOME, 0).shownDone();

        assertThat(believed).hasSize(SOME);
    }
}
