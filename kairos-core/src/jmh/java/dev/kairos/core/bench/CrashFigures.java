package dev.kairos.core.bench;

import dev.kairos.api.internal.file.Folder;
import dev.kairos.api.journal.Journal;
import dev.kairos.core.internal.journal.LogJournal;
import dev.kairos.core.internal.journal.Settings;
import dev.kairos.core.journal.FileJournal;
import dev.kairos.core.journal.FileJournal.Options;
import dev.kairos.testkit.internal.journal.CrashCampaign;
import dev.kairos.testkit.internal.journal.KillCampaign;
import dev.kairos.testkit.internal.journal.KilledLife;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What crashes of a simulated disk and kills of real processes cost a journal: nothing. */
final class CrashFigures {

    private static final int STATES = 100_000;
    private static final int KILLS = 200;
    private static final int KILLS_OF_A_LIFE = 10;

    /** So that many segments are begun and compacted. */
    private static final int SEGMENT = 64 << 10;

    private static final int FRAME_HEADER = 24;
    private static final int RECORD_HEADER = 88;

    private CrashFigures() {}

    static void print() throws IOException, InterruptedException {
        int lost = crash() + kill();
        Figures.print("crash_lost", lost);
        if (lost > 0) {
            throw new IOException("acknowledged entries were lost");
        }
    }

    private static int crash() {
        CrashCampaign campaign = new CrashCampaign(CrashFigures::open, CrashFigures::seams);
        for (long seed = 0; campaign.states() < STATES; seed++) {
            campaign.run(seed, () -> false);
        }
        campaign.failures().forEach(System.err::println);
        Figures.print("crash_states", campaign.states());
        return campaign.failures().size();
    }

    private static Journal open(Folder folder, int segmentBytes) {
        return LogJournal.open(folder, new Settings(segmentBytes, () -> Instant.EPOCH, Runnable::run));
    }

    /** The ends of the frame's header, and of the header and payload of each record. */
    private static int[] seams(byte[] written) {
        IntStream.Builder seams = IntStream.builder().add(FRAME_HEADER);
        ByteBuffer frame = ByteBuffer.wrap(written);
        int at = FRAME_HEADER;
        while (at + RECORD_HEADER <= written.length) {
            int header = frame.getInt(at + 4);
            int payload = frame.getInt(at + 8);
            if (header < RECORD_HEADER || payload < 0 || (long) header + payload > written.length - at) {
                break;
            }
            seams.add(at + header).add(at + header + payload);
            at += header + payload;
        }
        return seams.build().toArray();
    }

    /** A journal lives through some kills only: after each all of it is read again. */
    private static int kill() throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(1);
        int kills = 0;
        long acknowledged = 0;
        int lost = 0;
        while (kills < KILLS) {
            KillCampaign campaign = life(random);
            kills += campaign.kills();
            acknowledged += campaign.acknowledged();
            lost += campaign.failures().size();
        }
        Figures.print("crash_kills", kills);
        Figures.print("crash_kills_acknowledged", acknowledged);
        return lost;
    }

    private static KillCampaign life(SplittableRandom random) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("kairos-kill");
        try {
            KillCampaign campaign = new KillCampaign(step -> process(folder, step), () -> open(folder));
            while (campaign.kills() < KILLS_OF_A_LIFE) {
                campaign.kill(random);
            }
            campaign.failures().forEach(System.err::println);
            return campaign;
        } finally {
            Folders.delete(folder);
        }
    }

    private static ProcessBuilder process(Path folder, int firstStep) {
        List<String> options = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
        return new ProcessBuilder(
                ChildJvm.command(CrashFigures.class, options, folder.toString(), String.valueOf(firstStep)));
    }

    private static FileJournal open(Path folder) {
        return FileJournal.open(folder, Options.defaults().segmentBytes(SEGMENT));
    }

    /** The child that is killed. */
    public static void main(String[] args) throws InterruptedException {
        KilledLife.run(open(Path.of(args[0])), Integer.parseInt(args[1]));
    }
}
