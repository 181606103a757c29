package dev.kairos.core.internal.workspace;

import dev.kairos.core.internal.workspace.Place.Kind;
import dev.kairos.core.internal.workspace.Place.Seen;
import java.io.IOException;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a change is going to do. For one thread. */
public final class Draft {

    private static final int MOST_NAMES = 20_000;

    @SuppressWarnings("ArrayRecordComponent") // Never compared, never changed.
    private record Staged(
            String item, byte[] bytes, @Nullable Set<PosixFilePermission> permissions) {}

    private final WorkRoot root;
    private final long number;
    private final List<Step> steps = new ArrayList<>();
    private final List<Staged> staged = new ArrayList<>();
    private final List<Long> undoes = new ArrayList<>();
    private final Set<WorkPath> planned = new HashSet<>();
    private long bytes;
    private int items;

    Draft(WorkRoot root, long number) {
        this.root = root;
        this.number = number;
    }

    /**
     * Has a file replaced, or made with the folders above it.
     *
     * @param path the file
     * @param content the new content
     * @param old what it holds, or {@code null} if there is none
     * @throws IOException if its way cannot be gone
     */
    void write(WorkPath path, byte[] content, @Nullable Content old) throws IOException {
        Set<PosixFilePermission> permissions = null;
        if (old == null) {
            makeWay(path);
        } else {
            permissions = look(path).permissions();
            steps.add(new Step(Step.Kind.TAKE, path.toString(), item(ChangeFolder.OLD), old.hash()));
            bytes += old.bytes().length;
        }
        String item = item("new-");
        staged.add(new Staged(item.substring(item.indexOf('/') + 1), content, permissions));
        steps.add(new Step(Step.Kind.PUT, path.toString(), item, Content.hash(content)));
    }

    private String item(String prefix) {
        return number + "/" + prefix + items++;
    }

    private Seen look(WorkPath path) throws IOException {
        try (Place place = root.open(path.parent())) {
            return place.look(path.name());
        }
    }

    /**
     * Has a file or folder taken out of the workspace.
     *
     * @param path what
     * @param size about how many bytes it holds
     * @param hash of a file's content, or {@code null}
     */
    void take(WorkPath path, long size, @Nullable String hash) {
        steps.add(new Step(Step.Kind.TAKE, path.toString(), item(ChangeFolder.OLD), hash));
        bytes += size;
    }

    /**
     * Has a file or folder moved, with the folders above its new path made.
     *
     * @param hash of a file's content, or {@code null}
     */
    void move(WorkPath from, WorkPath to, @Nullable String hash) throws IOException {
        makeWay(to);
        steps.add(new Step(Step.Kind.MOVE, from.toString(), to.toString(), hash));
    }

    /** Plans the folders above a new name that are not there, and refuses names that only look different. */
    private void makeWay(WorkPath path) throws IOException {
        WorkPath folder = WorkPath.ROOT;
        for (String name : path.names()) {
            WorkPath next = folder.child(name);
            if (!planned.contains(next) && !planned.contains(folder)) {
                checkFree(folder, next, !next.equals(path));
            }
            checkPlannedTwin(folder, next);
            if (!next.equals(path) && !planned.contains(next) && isMissing(folder, next)) {
                steps.add(new Step(Step.Kind.MAKE_FOLDER, next.toString(), "", null));
                planned.add(next);
            }
            folder = next;
        }
        planned.add(path);
    }

    private boolean isMissing(WorkPath folder, WorkPath next) throws IOException {
        return planned.contains(folder) || look(next).kind() == Kind.NONE;
    }

    private void checkFree(WorkPath folder, WorkPath next, boolean mayExist) throws IOException {
        try (Place place = root.open(folder)) {
            Kind kind = place.look(next.name()).kind();
            if (kind == Kind.NONE) {
                checkTwin(place, next);
            } else if (kind == Kind.LINK) {
                throw new RefusedException("'" + next + "' is a link: links are not followed");
            } else if (!mayExist || kind != Kind.FOLDER) {
                throw new RefusedException(
                        "there is a " + (kind == Kind.FOLDER ? "folder" : "file") + " '" + next + "' already");
            }
        }
    }

    private void checkPlannedTwin(WorkPath folder, WorkPath path) throws RefusedException {
        String folded = Names.fold(path.name());
        for (WorkPath other : planned) {
            if (other.parent().equals(folder)
                    && !other.equals(path)
                    && Names.fold(other.name()).equals(folded)) {
                throw new RefusedException(
                        "'" + path + "' and '" + other + "' are the same on systems that ignore case");
            }
        }
    }

    private static void checkTwin(Place place, WorkPath path) throws IOException {
        String folded = Names.fold(path.name());
        for (String other : place.names(MOST_NAMES)) {
            if (Names.fold(other).equals(folded)) {
                throw new RefusedException("'" + path + "' would be the same as '" + WorkPath.shown(other)
                        + "' on systems that ignore case: use that name or another one");
            }
        }
    }

    /** Has an earlier change taken back; adds the paths that are as before then. */
    void reverse(ChangeFolder change, Set<String> paths) throws IOException {
        List<Step> done = change.steps();
        for (int i = done.size() - 1; i >= 0; i--) {
            Step step = done.get(i).reversed(item(ChangeFolder.OLD));
            steps.add(step);
            paths.add(step.path());
            if (step.kind() == Step.Kind.MOVE) {
                paths.add(step.item());
            }
        }
        undoes.add(change.number());
    }

    /** What each changed path holds afterwards. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        for (Step step : steps) {
            switch (step.kind()) {
                case TAKE -> files.put(step.path(), "");
                case PUT -> files.put(step.path(), step.hash() == null ? "" : step.hash());
                case MOVE -> {
                    if (step.hash() != null) {
                        files.put(step.path(), "");
                        files.put(step.item(), step.hash());
                    }
                }
                case MAKE_FOLDER, REMOVE_FOLDER -> {}
            }
        }
        return files;
    }

    /** What each changed path held before. */
    Map<String, String> before() {
        Map<String, String> before = new LinkedHashMap<>();
        for (Step step : steps) {
            switch (step.kind()) {
                case TAKE -> before.putIfAbsent(step.path(), step.hash() == null ? "" : step.hash());
                case PUT -> before.putIfAbsent(step.path(), "");
                case MOVE -> {
                    if (step.hash() != null) {
                        before.putIfAbsent(step.path(), step.hash());
                        before.putIfAbsent(step.item(), "");
                    }
                }
                case MAKE_FOLDER, REMOVE_FOLDER -> {}
            }
        }
        return before;
    }

    long number() {
        return number;
    }

    long bytes() {
        return bytes + staged.stream().mapToLong(one -> one.bytes().length).sum();
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    List<Long> undoes() {
        return List.copyOf(undoes);
    }

    void stage(ChangeFolder folder) throws IOException {
        for (Staged one : staged) {
            folder.stage(one.item(), one.bytes(), one.permissions());
        }
    }
}
