package dev.kairos.core.internal.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** All changes of a workspace: each is done whole or not at all, and can be taken back. Safe for use by many threads. */
public final class ChangeLog {

    private static final int MOST_CHANGES = 1_000;
    private static final long MOST_BYTES = 2L << 30;

    /** What the text of an undo begins with; the paths follow, one on a line. */
    public static final String AS_BEFORE = "as before:\n";

    /** Stands for the beat of a change that takes others back; no beat has an empty id. */
    private static final String UNDO = "";

    /** Prepares a change. */
    @FunctionalInterface
    public interface Work {

        /**
         * Says what is to be done.
         *
         * @param draft where to say it
         * @return what the caller is told once it is done
         * @throws IOException if it cannot or must not be done
         */
        String prepare(Draft draft) throws IOException;
    }

    private final WorkRoot root;
    private final StateFolder state;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean prepared;

    /**
     * Opens the changes of a workspace; touches nothing yet.
     *
     * @param root the workspace
     * @param state the folder in which changes are kept
     */
    public ChangeLog(WorkRoot root, Path state) {
        this.root = root;
        this.state = new StateFolder(state);
    }

    /**
     * Makes a change.
     *
     * @param author whose it is; one with a key that was used is not made again
     * @param work what to do
     * @return what the work said, now or when the key was first used
     * @throws RefusedException if it must not be done, or somebody else changed what it rests on
     * @throws IOException if it cannot be done
     */
    public Changed change(Author author, Work work) throws IOException {
        lock.lock();
        try (StateFolder.Held held = held()) {
            assert held.channel().isOpen();
            List<ChangeFolder> changes = recovered();
            Changed known = answered(changes, ChangeFolder.key(author));
            return known != null ? known : apply(author, work, changes);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes back what was cut off by the end of a process, if anything was.
     *
     * @throws IOException if it cannot be done
     */
    public void recover() throws IOException {
        lock.lock();
        try {
            if (state.isThere()) {
                try (StateFolder.Held held = held()) {
                    assert held.channel().isOpen();
                    recovered();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private StateFolder.Held held() throws IOException {
        if (!prepared) {
            state.prepare(root);
            prepared = true;
        }
        return state.lock();
    }

    private static @Nullable Changed answered(List<ChangeFolder> changes, String key) throws IOException {
        for (ChangeFolder change : changes) {
            if (change.key().equals(key)) {
                String done = change.doneText();
                return done == null ? null : Changed.read(done);
            }
        }
        return null;
    }

    /** What was cut off by the end of a process is taken back first. */
    private List<ChangeFolder> recovered() throws IOException {
        List<ChangeFolder> complete = new ArrayList<>();
        List<ChangeFolder> all = state.changes();
        for (ChangeFolder change : all) {
            if (change.doneText() != null) {
                complete.add(change);
            } else {
                new Execution(root, byNumber(all)).rollBack(change.steps());
                change.failed();
            }
        }
        return complete;
    }

    private static Map<Long, ChangeFolder> byNumber(List<ChangeFolder> changes) {
        Map<Long, ChangeFolder> numbered = new HashMap<>();
        changes.forEach(change -> numbered.put(change.number(), change));
        return numbered;
    }

    private Changed apply(Author author, Work work, List<ChangeFolder> changes) throws IOException {
        long number = changes.isEmpty() ? 1 : changes.get(changes.size() - 1).number() + 1;
        Draft draft = new Draft(root, number);
        Changed changed = new Changed(work.prepare(draft), draft.files(), draft.before());
        execute(author, draft, changed, changes);
        prune();
        return changed;
    }

    private void execute(Author author, Draft draft, Changed changed, List<ChangeFolder> changes) throws IOException {
        ChangeFolder folder = ChangeFolder.create(state.path(), draft.number(), author, draft.bytes());
        List<ChangeFolder> known = new ArrayList<>(changes);
        known.add(folder);
        try {
            draft.stage(folder);
            folder.write(draft.steps(), draft.undoes());
            new Execution(root, byNumber(known)).run(draft.steps());
            folder.done(changed.write());
        } catch (IOException | RuntimeException e) {
            if (e.getSuppressed().length == 0) {
                folder.failed();
            }
            throw e;
        }
    }

    private void prune() throws IOException {
        List<ChangeFolder> changes = state.changes();
        long bytes = changes.stream().mapToLong(ChangeFolder::bytes).sum();
        int left = changes.size();
        for (ChangeFolder change : changes) {
            if (left <= 1 || (left <= MOST_CHANGES && bytes <= MOST_BYTES)) {
                return;
            }
            change.delete();
            bytes -= change.bytes();
            left--;
        }
    }

    /**
     * Takes back all that a beat has changed and that is not taken back yet.
     *
     * @param author who takes it back
     * @param beat the beat's id
     * @return what was done: {@link #AS_BEFORE} and the paths that are as they were before
     * @throws RefusedException if there is nothing, or if somebody else changed one of the files since: nothing is done then
     * @throws IOException if it cannot be done
     */
    public Changed undo(Author author, String beat) throws IOException {
        lock.lock();
        try (StateFolder.Held held = held()) {
            assert held.channel().isOpen();
            List<ChangeFolder> changes = recovered();
            Changed known = answered(changes, ChangeFolder.key(author));
            return known != null ? known : undo(author, beat, changes);
        } finally {
            lock.unlock();
        }
    }

    private Changed undo(Author author, String beat, List<ChangeFolder> changes) throws IOException {
        List<ChangeFolder> own = changesOf(author, beat, changes);
        if (own.isEmpty()) {
            throw new RefusedException("beat '" + beat + "' has changed nothing here that could be taken back");
        }
        Set<String> paths = new LinkedHashSet<>();
        Author undoing = new Author(author.agent(), UNDO, author.key(), author.time());
        return apply(
                undoing,
                draft -> {
                    for (int i = own.size() - 1; i >= 0; i--) {
                        draft.reverse(own.get(i), paths);
                    }
                    return AS_BEFORE + String.join("\n", paths);
                },
                changes);
    }

    private static List<ChangeFolder> changesOf(Author author, String beat, List<ChangeFolder> changes)
            throws IOException {
        String undo = ChangeFolder.beat(author.agent(), UNDO);
        Set<Long> undone = new HashSet<>();
        for (ChangeFolder change : changes) {
            if (change.beat().equals(undo)) {
                undone.addAll(change.undoes());
            }
        }
        String hash = ChangeFolder.beat(author.agent(), beat);
        return changes.stream()
                .filter(change -> change.beat().equals(hash) && !undone.contains(change.number()))
                .toList();
    }
}
