package dev.kairos.testkit.internal.memory;

import dev.kairos.api.internal.file.FolderLockedException;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Scope;
import dev.kairos.testkit.internal.file.CrashStates;
import dev.kairos.testkit.internal.file.SimulatedFolder;
import dev.kairos.testkit.internal.memory.StoreHistory.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Lets stores live on a simulated disk, crashes them at every operation in many ways, and compares what they hold afterwards
 * with a model: each scope holds all that was acknowledged, and of the step that was under way all or nothing.
 */
public final class StoreCrashCampaign {
    private final StoreOpener opener;
    private final Supplier<MemoryStore> models;
    private final List<String> failures = new ArrayList<>();
    private long states;

    /**
     * Creates a campaign.
     *
     * @param opener opens the store under test
     * @param models makes empty stores that never fail
     */
    public StoreCrashCampaign(StoreOpener opener, Supplier<MemoryStore> models) {
        this.opener = opener;
        this.models = models;
    }

    /**
     * Lives one history and crashes it everywhere.
     *
     * @param seed selects the history and the crashes
     * @param stop whether to end early
     * @return this campaign
     */
    public StoreCrashCampaign run(long seed, BooleanSupplier stop) {
        StoreHistory history = new StoreHistory(opener, models, seed);
        try {
            SimulatedFolder folder = history.run();
            states += CrashStates.visit(
                    folder,
                    new SplittableRandom(seed),
                    StoreCrashCampaign::lineEnds,
                    (crashed, notes, crash) -> check(history, crashed, notes, "history " + seed + ", " + crash),
                    stop);
        } catch (FolderLockedException e) {
            failures.add("history " + seed + " left its folder locked");
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
     * @return one line for each state in which something was lost or half there, or the store did not open or go on
     */
    public List<String> failures() {
        return failures;
    }

    private void check(StoreHistory history, SimulatedFolder crashed, List<Object> notes, String where) {
        try {
            Map<Scope, String> found;
            try (MemoryStore store = opener.open(crashed.lock(), history.segmentBytes())) {
                found = StoreHistory.contents(store);
                for (Scope scope : StoreStep.SCOPES) {
                    audit(scope, found, notes, where);
                    store.append(StoreStep.ALL, scope, List.of(StoreStep.episode("after the crash", "it goes on")));
                }
                found = StoreHistory.contents(store);
            }
            try (MemoryStore store = opener.open(crashed.lock(), history.segmentBytes())) {
                if (!StoreHistory.contents(store).equals(found)) {
                    failures.add(where + ": what was appended after the crash is not there");
                }
            }
        } catch (FolderLockedException | RuntimeException e) {
            failures.add(where + ": " + e);
        }
    }

    private void audit(Scope scope, Map<Scope, String> found, List<Object> notes, String where) {
        List<String> allowed = notes.isEmpty()
                ? List.of(StoreStep.content(models.get(), scope))
                : ((Note) notes.get(notes.size() - 1)).allowed(scope);
        if (!allowed.contains(found.getOrDefault(scope, ""))) {
            failures.add(where + ": " + scope + " holds " + found.get(scope) + ", allowed is one of " + allowed);
        }
    }

    private static int[] lineEnds(byte[] bytes) {
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                ends.add(i);
                ends.add(i + 1);
            }
        }
        return ends.stream().mapToInt(Integer::intValue).toArray();
    }
}
