package dev.kairos.examples.keeper;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kairos.api.event.Cause;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Lease;
import dev.kairos.core.bench.Figures;
import dev.kairos.core.bench.Folders;
import dev.kairos.core.internal.state.AgentState;
import dev.kairos.core.internal.state.Evolve;
import dev.kairos.core.journal.FileJournal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** How fast a past is read back: reading, decoding and folding a thousand guided days from a folder. */
public final class ReplayFigures {

    private static final int DAYS = 1_000;
    private static final int WARM_UP = 15;
    private static final int ROUNDS = 5;
    private static final int PAGE = 1_000;
    private static final int MOST_OF_A_DAY = 10_000;
    private static final Pattern UP_TO = Pattern.compile("\"upTo\":(\\d+)");

    /** What a record has besides its texts. */
    private static final int RECORD = 128;

    private ReplayFigures() {}

    /** Prints them. */
    public static void print() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("kairos-replay").toRealPath();
        try {
            List<Draft> entries = days(folder);
            Path journal = folder.resolve("journal");
            copy(entries, journal);
            measure(entries, journal);
        } finally {
            Folders.delete(folder);
        }
    }

    private static void measure(List<Draft> entries, Path folder) {
        List<Double> sizes = entries.stream().map(ReplayFigures::recordBytes).toList();
        double megabytes = sizes.stream().mapToDouble(Double::doubleValue).sum() / 1e6;
        double payloads =
                entries.stream().mapToDouble(ReplayFigures::payloadBytes).sum() / 1e6;
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < WARM_UP + ROUNDS; i++) {
            seconds.add(seconds(folder, entries.size()));
        }
        List<Double> measured = seconds.subList(WARM_UP, WARM_UP + ROUNDS);
        double median = Figures.median(measured);
        Figures.print("replay_entries", entries.size());
        Figures.print("median_entry_bytes", Figures.median(sizes));
        Figures.print("replay_mb_s", megabytes / median);
        Figures.print(
                "replay_mb_s_spread",
                Figures.text(megabytes / Collections.max(measured)) + "-"
                        + Figures.text(megabytes / Collections.min(measured)));
        Figures.print("replay_payload_mb_s", payloads / median);
        Figures.print("replay_us_per_entry", median * 1e6 / entries.size());
    }

    /** As it stands in the journal. */
    private static double recordBytes(Draft entry) {
        Cause cause = entry.cause();
        int texts = Desk.KEEPER.value().length() + entry.kind().length();
        int ofCause = cause == null ? 0 : utf8(cause.detail()) + (cause.beat() == null ? 0 : utf8(cause.beat()));
        return RECORD + texts + ofCause + payloadBytes(entry);
    }

    private static double payloadBytes(Draft entry) {
        return utf8(entry.payload());
    }

    private static int utf8(String text) {
        return text.getBytes(UTF_8).length;
    }

    private static void copy(List<Draft> entries, Path folder) {
        try (FileJournal journal = FileJournal.open(folder)) {
            Lease lease =
                    journal.acquire(Desk.KEEPER, "bench", Duration.ofDays(1)).orElseThrow();
            for (int from = 0; from < entries.size(); from += PAGE) {
                journal.append(lease, entries.subList(from, Math.min(entries.size(), from + PAGE)));
            }
        }
    }

    private static double seconds(Path folder, int entries) {
        try (FileJournal journal = FileJournal.open(folder)) {
            long from = System.nanoTime();
            AgentState state = AgentState.NEW;
            while (state.sequence() < entries) {
                for (Entry entry : journal.read(Desk.KEEPER, state.sequence(), PAGE)) {
                    state = Evolve.evolve(state, entry);
                }
            }
            return (System.nanoTime() - from) / 1e9;
        }
    }

    /** The guided day, played once with all that is real in it, and repeated. */
    private static List<Draft> days(Path folder) throws IOException, InterruptedException {
        GuidedDay day = new GuidedDay(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8), folder);
        day.play();
        List<Entry> entries;
        try (FileJournal journal = FileJournal.open(day.desk().home().resolve("journal"))) {
            entries = journal.read(Desk.KEEPER, 0, MOST_OF_A_DAY);
        }
        if (entries.get(0).sequence() != 1 || entries.size() == MOST_OF_A_DAY) {
            throw new IllegalStateException("the journal does not hold the whole day");
        }
        return IntStream.range(0, DAYS)
                .boxed()
                .flatMap(number -> entries.stream().map(entry -> later(entry, number, entries.size())))
                .toList();
    }

    /** The entry as it would stand in a later day. */
    private static Draft later(Entry e, int day, int entriesOfADay) {
        String payload = e.payload();
        Matcher upTo = UP_TO.matcher(payload);
        if (e.kind().equals("beat.started") && upTo.find()) {
            long moved = Long.parseLong(upTo.group(1)) + (long) day * entriesOfADay;
            payload = payload.substring(0, upTo.start(1)) + moved + payload.substring(upTo.end(1));
        }
        Instant time = e.time().plus(Duration.ofDays(day));
        return new Draft(time, e.kind(), e.version(), e.origin(), e.cause(), payload);
    }
}
