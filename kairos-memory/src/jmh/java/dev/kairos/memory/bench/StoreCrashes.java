package dev.kairos.memory.bench;

import dev.kairos.api.internal.file.Folder;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.memory.InMemoryStore;
import dev.kairos.memory.internal.file.LogFolder;
import dev.kairos.memory.internal.store.LoggedStore;
import dev.kairos.testkit.internal.memory.StoreCrashCampaign;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Crashes stores on a simulated disk at every operation, and counts what they lose. */
final class StoreCrashes {
    private static final Logger QUIET = Logger.getLogger("dev.kairos.memory.internal.file");

    private StoreCrashes() {}

    static long print(long states, long seed) {
        QUIET.setLevel(Level.SEVERE); // Each state cuts off an unfinished write, and says so.
        StoreCrashCampaign campaign = new StoreCrashCampaign(StoreCrashes::open, InMemoryStore::create);
        for (long history = seed; campaign.states() < states; history++) {
            campaign.run(history, () -> false);
        }
        campaign.failures().stream().limit(20).forEach(System.err::println);
        System.out.println("store_crash_states=" + campaign.states());
        System.out.println("store_crash_lost=" + campaign.failures().size());
        return campaign.failures().size();
    }

    private static MemoryStore open(Folder folder, int segmentBytes) {
        LogFolder logs = LogFolder.open(folder, segmentBytes);
        return new LoggedStore(logs::log, logs::close);
    }
}
