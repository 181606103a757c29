package dev.kairos.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.testkit.internal.memory.StoreCrashCampaign;
import org.junit.jupiter.api.Test;

/** A seeded slice of the campaign that the benchmark topic {@code memory-proofs} runs in full. */
class StoreCrashTest {
    private static final int STATES = 2_500;

    @Test
    void no_crash_loses_or_halves_anything() {
        StoreCrashCampaign campaign = new StoreCrashCampaign(FileMemoryStore::open, InMemoryStore::create);
        for (long seed = 1; campaign.states() < STATES; seed++) {
            campaign.run(seed, () -> campaign.states() >= STATES);
        }
        assertThat(campaign.failures()).isEmpty();
    }
}
