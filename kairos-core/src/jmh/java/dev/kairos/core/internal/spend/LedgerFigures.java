package dev.kairos.core.internal.spend;

import dev.kairos.api.AgentId;
import dev.kairos.api.Money;
import dev.kairos.api.model.Usage;
import dev.kairos.api.oversight.Budget;
import dev.kairos.api.oversight.PriceRow;
import dev.kairos.api.oversight.Purpose;
import dev.kairos.core.bench.ChildJvm;
import dev.kairos.core.bench.Figures;
import dev.kairos.core.bench.Folders;
import dev.kairos.core.journal.FileJournal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** The ledger under many threads: races for the last cent, and processes that are killed while they spend. */
public final class LedgerFigures {

    private static final int THREADS = 64;
    private static final int RACES = 10_000;
    private static final int ROUNDS = 12;
    private static final int AGENTS = 4;
    private static final Money AGENT_CAP = Money.usd("0.60");
    private static final Money HOST_CAP = Money.usd("2.00");

    /** Everybody spends on this day: the caps must hold over all processes. */
    private static final InstantSource DAY = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));

    private LedgerFigures() {}

    /** Measures and prints. */
    public static void print() throws Exception {
        races();
        kills();
    }

    private static void races() throws Exception {
        Path folder = Files.createTempDirectory("kairos-ledger");
        try (FileJournal journal = FileJournal.open(folder)) {
            Figures.print("last_cent_races", new LedgerRaces(journal, THREADS).run(RACES));
        } finally {
            Folders.delete(folder);
        }
    }

    /** What processes say they have spent, whether they were killed after it or not. */
    private static void kills() throws Exception {
        long over = 0;
        int kills = 0;
        long calls = 0;
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < ROUNDS; round++) {
            Path folder = Files.createTempDirectory("kairos-ledger");
            Map<String, Long> spent = new HashMap<>();
            boolean exhausted = false;
            for (int life = 0; life < 12 && !exhausted; life++) {
                Process process = new ProcessBuilder(ChildJvm.command(
                                LedgerFigures.class,
                                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                                folder.toString()))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                exhausted = live(process, spent, random.nextInt(5, 60));
                kills += exhausted ? 0 : 1;
            }
            long all = spent.values().stream().mapToLong(Long::longValue).sum();
            calls += spent.getOrDefault("calls", 0L);
            all -= spent.getOrDefault("calls", 0L);
            over += Math.max(0, all - HOST_CAP.micros());
            for (int agent = 0; agent < AGENTS; agent++) {
                over += Math.max(0, spent.getOrDefault("a" + agent, 0L) - AGENT_CAP.micros());
            }
            Folders.delete(folder);
        }
        Figures.print("overspend_kills", kills);
        Figures.print("overspend_calls", calls);
        Figures.print("overspend_micros", over);
    }

    /** Adds up what a process spends until it has made so many calls; says whether it ended by itself. */
    private static boolean live(Process process, Map<String, Long> spent, int most)
            throws IOException, InterruptedException {
        boolean ended = false;
        int calls = 0;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] words = line.split(" ", -1);
                if (words.length == 3 && words[0].equals("spent")) {
                    spent.merge(words[1], Long.parseLong(words[2]), Long::sum);
                    spent.merge("calls", 1L, Long::sum);
                    calls++;
                    if (calls == most) {
                        process.toHandle().destroyForcibly();
                    }
                }
                ended |= line.equals("exhausted");
            }
        }
        process.waitFor(30, TimeUnit.SECONDS);
        return ended;
    }

    /** The child: 64 threads that spend until nothing is left. A call says what it costs before the ledger learns of it. */
    public static void main(String[] args) throws Exception {
        FileJournal journal = FileJournal.open(Path.of(args[0]));
        SpendLedger.Settings settings = new SpendLedger.Settings(Budget.perDay(HOST_CAP), ZoneOffset.UTC);
        SpendLedger ledger = new SpendLedger(journal, DAY, settings, notice -> {});
        CyclicBarrier start = new CyclicBarrier(THREADS);
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            threads[i] = new Thread(() -> spend(ledger, start, number));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println("exhausted");
        System.exit(0);
    }

    private static void spend(SpendLedger ledger, CyclicBarrier start, int number) {
        SplittableRandom random = new SplittableRandom(number);
        String agent = "a" + number % AGENTS;
        try {
            start.await();
            for (int misses = 0; misses < 20; ) {
                int most = random.nextInt(100, 3_000);
                Charge.Account account =
                        new Charge.Account(AgentId.of(agent), Budget.perDay(AGENT_CAP), "b" + number, "");
                Charge charge = new Charge(
                        account, Purpose.ACT, LedgerRaces.MODEL, PriceRow.of("m", LedgerRaces.PRICE), most, 0);
                Reserved reserved = ledger.reserve(charge);
                if (reserved.refusal() != null) {
                    misses++;
                    continue;
                }
                Usage usage = Usage.of(random.nextInt(most / 2, most + 1), 0);
                String line =
                        "spent " + agent + " " + LedgerRaces.PRICE.cost(usage).micros();
                synchronized (LedgerFigures.class) {
                    System.out.println(line);
                    System.out.flush();
                }
                ledger.settle(reserved, charge, random.nextInt(10) == 0 ? null : usage);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
