package dev.kairos.core.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.core.journal.FileJournal;
import dev.kairos.core.journal.FileJournal.Options;
import dev.kairos.testkit.internal.journal.KillCampaign;
import dev.kairos.testkit.internal.journal.KilledLife;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that are killed while they write. */
class JournalKillTest {

    private static final int KILLS = 6;

    @TempDir
    Path folder;

    @Test
    void nothing_acknowledged_is_lost_and_nothing_is_half_there() throws Exception {
        KillCampaign campaign = new KillCampaign(this::process, () -> open(folder));
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < KILLS; i++) {
            campaign.kill(random);
        }
        assertThat(campaign.failures()).isEmpty();
        assertThat(campaign.acknowledged()).isGreaterThan(100);
    }

    private ProcessBuilder process(int firstStep) {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Life.class.getName(),
                folder.toString(),
                String.valueOf(firstStep));
    }

    private static FileJournal open(Path folder) {
        return FileJournal.open(folder, Options.defaults().segmentBytes(64 << 10));
    }

    /** What runs in the process that is killed. */
    static final class Life {

        private Life() {}

        public static void main(String[] args) throws InterruptedException {
            KilledLife.run(open(Path.of(args[0])), Integer.parseInt(args[1]));
        }
    }
}
