package dev.kairos.testkit.internal.journal;

import dev.kairos.api.AgentId;
import dev.kairos.api.internal.file.FolderLockedException;
import dev.kairos.api.journal.Journal;
import dev.kairos.testkit.internal.file.CrashStates;
import dev.kairos.testkit.internal.file.CrashStates.Crash;
import dev.kairos.testkit.internal.file.CrashStates.Seams;
import dev.kairos.testkit.internal.file.SimulatedFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Lets journals live on a simulated disk, crashes them at every operation in many ways, and compares what they hold
 * afterwards with what they had acknowledged. Some of the crashes are followed by a crash during recovery.
 */
public final class CrashCampaign {

    private static final int EVERY_FEW = 499;

    private final Opener opener;
    private final Seams seams;
    private final List<String> failures = new ArrayList<>();
    private long states;
    private long first;

    /**
     * Creates a campaign.
     *
     * @param opener opens the journals
     * @param seams knows the boundaries in what they write
     */
    public CrashCampaign(Opener opener, Seams seams) {
        this.opener = opener;
        this.seams = seams;
    }

    /**
     * Lives one history and crashes it everywhere.
     *
     * @param seed selects the history and the crashes
     * @param stop whether to end early
     * @return this campaign
     */
    public CrashCampaign run(long seed, BooleanSupplier stop) {
        CrashHistory history = new CrashHistory(opener, seed);
        try {
            SimulatedFolder folder = history.run();
            SplittableRandom random = new SplittableRandom(seed);
            CrashStates.visit(
                    folder,
                    random,
                    seams,
                    (crashed, notes, crash) -> check(new Life(seed, history.segmentBytes(), 0), crashed, notes, crash),
                    stop);
        } catch (FolderLockedException e) {
            failures.add("history " + seed + " left its folder locked");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return this;
    }

    /**
     * Counts states.
     *
     * @return how many were checked so far
     */
    public long states() {
        return states;
    }

    /**
     * Lists what went wrong.
     *
     * @return one line for each state in which something was lost, half there, or the journal did not open or go on
     */
    public List<String> failures() {
        return failures;
    }

    private void check(Life life, SimulatedFolder crashed, List<Object> notes, Crash crash) {
        states++;
        boolean again = life.depth() == 0 && ++first % EVERY_FEW == 0;
        List<String> wrong = new ArrayList<>();
        try {
            List<Object> all = recover(life, crashed, notes, wrong);
            if (again && wrong.isEmpty()) {
                crashAgain(life, crashed, all);
            }
        } catch (FolderLockedException | RuntimeException e) {
            wrong.add(e.toString());
        }
        if (!wrong.isEmpty()) {
            failures.add("history " + life.seed() + ", segments of " + life.segmentBytes() + ", crash " + crash + ": "
                    + wrong);
        }
    }

    /** Opens, compares, goes on, closes, opens and compares again. Returns the notes with those of going on. */
    private List<Object> recover(Life life, SimulatedFolder crashed, List<Object> notes, List<String> wrong)
            throws FolderLockedException {
        List<Object> all = new ArrayList<>(notes);
        Ledger ledger = new Ledger().read(notes);
        try (Journal journal = opener.open(crashed.lock(), life.segmentBytes())) {
            wrong.addAll(ledger.audit(journal));
            for (int i = 0; i < 2; i++) {
                goOn(life, journal, crashed, all);
            }
            ledger.read(all.subList(notes.size(), all.size()));
            wrong.addAll(ledger.audit(journal));
        }
        try (Journal journal = opener.open(crashed.lock(), life.segmentBytes())) {
            wrong.addAll(ledger.audit(journal));
        }
        return all;
    }

    private static void goOn(Life life, Journal journal, SimulatedFolder crashed, List<Object> all) {
        AgentId agent = CrashHistory.agent(all.size() % 4);
        Step step = Step.append(1_000_000 * (1 + life.depth()) + all.size(), agent, 2, 10);
        note(new Step.Begun(step), crashed, all);
        note(new Step.Done(step, step.perform(journal)), crashed, all);
    }

    private static void note(Object note, SimulatedFolder crashed, List<Object> all) {
        crashed.mark(note);
        all.add(note);
    }

    /** Crashes what recovery did. */
    private void crashAgain(Life life, SimulatedFolder recovered, List<Object> all) {
        Life next = new Life(life.seed(), life.segmentBytes(), 1);
        CrashStates.visit(recovered, new SplittableRandom(life.seed()), seams, (crashed, since, crash) -> {
            List<Object> notes = new ArrayList<>(all.subList(0, all.size() - 4));
            notes.addAll(since);
            check(next, crashed, notes, crash);
        });
    }

    private record Life(long seed, int segmentBytes, int depth) {}
}
