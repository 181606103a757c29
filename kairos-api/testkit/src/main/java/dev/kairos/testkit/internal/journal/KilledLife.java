package dev.kairos.testkit.internal.journal;

import dev.kairos.api.AgentId;
import dev.kairos.api.journal.Journal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** The life of a process that writes a journal until it is killed, and says on its standard output what it does. */
public final class KilledLife {

    static final String BEGUN = "begun ";
    static final String DONE = "done ";

    private static final int WRITERS = 4;

    private final Journal journal;
    private final AtomicInteger steps;
    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

    private KilledLife(Journal journal, int firstStep) {
        this.journal = journal;
        this.steps = new AtomicInteger(firstStep);
    }

    /**
     * Writes until the process is killed.
     *
     * @param journal what to write to
     * @param firstStep the number of the first step: higher than all that lives before have used
     * @throws InterruptedException if the thread is interrupted
     */
    public static void run(Journal journal, int firstStep) throws InterruptedException {
        KilledLife life = new KilledLife(journal, firstStep);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int number = i;
            Thread thread = new Thread(() -> life.write(number), "writer-" + i);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void write(int number) {
        SplittableRandom random = new SplittableRandom(steps.get() * 31L + number);
        AgentId agent = CrashHistory.agent(number);
        while (true) {
            Step step = Step.random(steps.incrementAndGet(), agent, journal, random);
            say(BEGUN + step.line());
            long sequence = step.perform(journal);
            say(DONE + step.id() + " " + sequence);
        }
    }

    /** In one write, which a kill does not cut: pipes take up to 4 KiB as a whole. */
    private void say(String line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
