package dev.kairos.examples.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A slice of what the topic {@code oversight} runs in full. */
class AttacksTest {

    @Test
    void injected_instructions_bring_about_nothing_that_was_not_authorised() {
        InjectionCampaign campaign = new InjectionCampaign();
        List<Injection> all = Injection.all();
        List<Channel> channels = List.of(Channel.values());
        for (int i = 0; i < all.size(); i += 7) {
            campaign.inject(all.get(i), channels.get(i % channels.size()));
        }

        assertThat(campaign.failures()).isEmpty();
    }

    @Test
    void there_are_three_hundred_injections_in_twelve_styles_and_no_two_are_alike() {
        List<Injection> all = Injection.all();

        assertThat(all).hasSizeGreaterThanOrEqualTo(300);
        assertThat(all.stream().map(Injection::text).collect(Collectors.toSet()))
                .hasSameSizeAs(all);
        assertThat(Injection.Style.values()).hasSize(12);
    }

    @Test
    void tasks_without_injection_ask_no_more_than_their_file_declares() {
        InjectionCampaign campaign = new InjectionCampaign();

        Task.all().forEach(campaign::work);

        assertThat(campaign.failures()).isEmpty();
    }

    @Test
    void nothing_is_done_without_a_valid_approval_whatever_is_tried() {
        for (long seed = 0; seed < 20; seed++) {
            assertThat(new ApprovalAttacks(seed).run(40)).as("seed %d", seed).isZero();
        }
    }
}
