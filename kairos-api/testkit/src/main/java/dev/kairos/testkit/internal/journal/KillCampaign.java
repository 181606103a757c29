package dev.kairos.testkit.internal.journal;

import dev.kairos.api.journal.Journal;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Kills processes that write a journal, at random moments, and compares what the journal holds afterwards with what they said
 * had been acknowledged. All lives share one journal.
 */
public final class KillCampaign {

    private static final int MOST_LINES = 1_500;

    /** 128 and the number of the signal. */
    private static final int KILLED = 137;

    private final IntFunction<ProcessBuilder> life;
    private final Supplier<Journal> opener;
    private final Ledger ledger = new Ledger();
    private final List<String> failures = new ArrayList<>();
    private int lastStep;
    private int kills;
    private long acknowledged;

    /**
     * Creates a campaign.
     *
     * @param life prepares a process that runs {@link KilledLife} from a step on
     * @param opener opens the journal in this process
     */
    public KillCampaign(IntFunction<ProcessBuilder> life, Supplier<Journal> opener) {
        this.life = life;
        this.opener = opener;
    }

    /**
     * Starts a process, kills it and opens the journal.
     *
     * @param random picks the moment
     * @throws IOException if no process can be started
     * @throws InterruptedException if the thread is interrupted
     */
    public void kill(SplittableRandom random) throws IOException, InterruptedException {
        Process process = life.apply(lastStep)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        hear(process, random.nextInt(1, MOST_LINES));
        int exit = process.waitFor();
        if (exit != KILLED) {
            failures.add("the process ended by itself with " + exit + " after life " + kills);
        }
        kills++;
        try (Journal journal = opener.get()) {
            failures.addAll(ledger.audit(journal));
        }
    }

    private void hear(Process process, int lines) throws IOException {
        Map<Integer, Step> begun = new HashMap<>();
        int heard = 0;
        try (BufferedReader said = process.inputReader()) {
            // What comes after the kill was said, and therefore true, before it.
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                hear(line, begun);
                if (++heard == lines) {
                    // Not by the process itself, which would close its output.
                    process.toHandle().destroyForcibly();
                }
            }
        }
    }

    private void hear(String line, Map<Integer, Step> begun) {
        if (line.startsWith(KilledLife.BEGUN)) {
            Step step = Step.parse(line.substring(KilledLife.BEGUN.length()));
            begun.put(step.id(), step);
            ledger.read(new Step.Begun(step));
            lastStep = Math.max(lastStep, step.id());
        } else if (line.startsWith(KilledLife.DONE)) {
            String[] words = line.split(" ", -1);
            Step step = begun.remove(Integer.parseInt(words[1]));
            if (step != null) {
                ledger.read(new Step.Done(step, Long.parseLong(words[2])));
                acknowledged++;
            }
        }
    }

    /**
     * Counts kills.
     *
     * @return how many processes were killed
     */
    public int kills() {
        return kills;
    }

    /**
     * Counts acknowledgements.
     *
     * @return how many steps were acknowledged
     */
    public long acknowledged() {
        return acknowledged;
    }

    /**
     * Lists what went wrong.
     *
     * @return one line for each thing that was lost or half there
     */
    public List<String> failures() {
        return failures;
    }
}
