package dev.kairos.testkit.internal.memory;

import dev.kairos.api.internal.file.FolderLockedException;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Scope;
import dev.kairos.testkit.internal.file.DiskFaults;
import dev.kairos.testkit.internal.file.SimulatedFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** A random life of a store on a simulated disk, with restarts, full disks and failing forces, beside a model of it. */
final class StoreHistory {
    private final SplittableRandom random;
    private final StoreOpener opener;
    private final Supplier<MemoryStore> models;
    private final List<StoreStep> done = new ArrayList<>();
    private MemoryStore model;
    private final int segmentBytes;
    private final DiskFaults faults;
    private final SimulatedFolder folder;

    /**
     * What a store may hold.
     *
     * @param before the content of each scope before the step
     * @param after the content of each scope after it
     * @param done whether the step was acknowledged
     */
    record Note(Map<Scope, String> before, Map<Scope, String> after, boolean done) {
        List<String> allowed(Scope scope) {
            String last = after.getOrDefault(scope, "");
            return done ? List.of(last) : List.of(before.getOrDefault(scope, ""), last);
        }
    }

    StoreHistory(StoreOpener opener, Supplier<MemoryStore> models, long seed) {
        this.random = new SplittableRandom(seed);
        this.opener = opener;
        this.models = models;
        this.model = models.get();
        this.segmentBytes = 600 << random.nextInt(5);
        this.faults = DiskFaults.shortWrites(random.split(), random.nextInt(3) == 0 ? 0.1 : 0);
        this.folder = SimulatedFolder.empty(faults);
    }

    int segmentBytes() {
        return segmentBytes;
    }

    /** Lives it. */
    SimulatedFolder run() throws FolderLockedException {
        int lives = 1 + random.nextInt(4);
        for (int i = 0; i < lives && settle(); i++) {
            int fault = random.nextInt(4);
            if (fault == 0) {
                faults.fillAfter(random.nextInt(20_000));
            } else if (fault == 1) {
                faults.failForceAfter(random.nextInt(20));
            }
            live(3 + random.nextInt(12));
            faults.mend();
        }
        return folder;
    }

    private void live(int length) throws FolderLockedException {
        try (MemoryStore store = opener.open(folder.lock(), segmentBytes)) {
            for (int i = 0; i < length; i++) {
                StoreStep step = new StoreStep(done.size() + 1, random.nextLong());
                Map<Scope, String> before = contents(model);
                step.on(model);
                done.add(step);
                Map<Scope, String> after = contents(model);
                folder.mark(new Note(before, after, false));
                step.on(store);
                folder.mark(new Note(before, after, true));
            }
        } catch (MemoryException e) {
            if (!StoreStep.isDisk(e)) {
                throw e;
            }
            // The disk failed, as it was told to; the model has done the step, the store may have done it or not.
        }
    }

    /** Opens the store, which then holds what it will always hold, and brings the model to it; false if that is impossible. */
    private boolean settle() throws FolderLockedException {
        Map<Scope, String> found;
        try (MemoryStore store = opener.open(folder.lock(), segmentBytes)) {
            found = contents(store);
        }
        if (!found.equals(contents(model)) && !done.isEmpty()) {
            done.remove(done.size() - 1);
            model = models.get();
            done.forEach(step -> step.on(model));
        }
        folder.mark(new Note(found, found, true));
        return found.equals(contents(model));
    }

    static Map<Scope, String> contents(MemoryStore store) {
        Map<Scope, String> contents = new LinkedHashMap<>();
        StoreStep.SCOPES.forEach(scope -> contents.put(scope, StoreStep.content(store, scope)));
        return contents;
    }
}
