package dev.kairos.testkit.internal.journal;

import dev.kairos.api.AgentId;
import dev.kairos.api.internal.file.FolderLockedException;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.journal.JournalException;
import dev.kairos.testkit.internal.file.DiskFaults;
import dev.kairos.testkit.internal.file.SimulatedFolder;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A random life of a journal on a simulated disk: entries, checkpoints, restarts, full disks, failing forces. */
final class CrashHistory {

    private static final int AGENTS = 4;

    private final SplittableRandom random;
    private final Opener opener;
    private final int segmentBytes;
    private final DiskFaults faults;
    private final SimulatedFolder folder;
    private final AtomicInteger steps = new AtomicInteger();

    CrashHistory(Opener opener, long seed) {
        this.random = new SplittableRandom(seed);
        this.opener = opener;
        this.segmentBytes = 512 << random.nextInt(6);
        this.faults = DiskFaults.shortWrites(random.split(), random.nextInt(3) == 0 ? 0.1 : 0);
        this.folder = SimulatedFolder.empty(faults);
    }

    int segmentBytes() {
        return segmentBytes;
    }

    /** Lives it. */
    SimulatedFolder run() throws FolderLockedException, InterruptedException {
        int lives = 1 + random.nextInt(4);
        for (int i = 0; i < lives; i++) {
            int fault = random.nextInt(4);
            if (fault == 0) {
                faults.fillAfter(random.nextInt(100_000));
            } else if (fault == 1) {
                faults.failForceAfter(random.nextInt(30));
            }
            live(5 + random.nextInt(25));
            faults.mend();
        }
        return folder;
    }

    private void live(int length) throws FolderLockedException, InterruptedException {
        try (Journal journal = opener.open(folder.lock(), segmentBytes)) {
            if (random.nextInt(3) > 0) {
                for (int i = 0; i < length; i++) {
                    step(journal, agent(random.nextInt(AGENTS)), random);
                }
            } else {
                together(journal, length);
            }
        } catch (JournalException e) {
            // The disk failed, as it was told to. What was not acknowledged by then may be there or not.
        }
    }

    /** One thread for each agent, so that checkpoints of an agent follow each other. */
    private void together(Journal journal, int length) throws InterruptedException {
        List<Thread> threads = IntStream.range(0, AGENTS)
                .mapToObj(i -> {
                    SplittableRandom own = random.split();
                    return new Thread(() -> steps(journal, agent(i), own, length / 2));
                })
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void steps(Journal journal, AgentId agent, SplittableRandom own, int length) {
        try {
            for (int i = 0; i < length; i++) {
                step(journal, agent, own);
            }
        } catch (JournalException e) {
            // As above.
        }
    }

    private void step(Journal journal, AgentId agent, SplittableRandom own) {
        Step step = Step.random(steps.incrementAndGet(), agent, journal, own);
        folder.mark(new Step.Begun(step));
        folder.mark(new Step.Done(step, step.perform(journal)));
    }

    static AgentId agent(int number) {
        return AgentId.of("agent-" + number);
    }
}
