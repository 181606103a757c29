package dev.kairos.core.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.internal.file.Folder;
import dev.kairos.api.journal.Journal;
import dev.kairos.core.internal.journal.LogJournal;
import dev.kairos.core.internal.journal.Settings;
import dev.kairos.testkit.internal.journal.CrashCampaign;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A slice of the campaign that the benchmarks run in full. */
class JournalCrashTest {

    private static final int MOST_STATES = 400;

    @ParameterizedTest
    @ValueSource(longs = {3, 4, 5, 6, 7})
    void nothing_acknowledged_is_lost_and_nothing_is_half_there(long seed) {
        CrashCampaign campaign = new CrashCampaign(JournalCrashTest::open, bytes -> new int[] {24, 56});
        campaign.run(seed, () -> campaign.states() >= MOST_STATES);
        assertThat(campaign.failures()).isEmpty();
        assertThat(campaign.states()).isGreaterThan(100);
    }

    private static Journal open(Folder folder, int segmentBytes) {
        return LogJournal.open(folder, new Settings(segmentBytes, () -> Instant.EPOCH, Runnable::run));
    }
}
