package dev.kairos.core.internal.workspace;

import dev.kairos.core.internal.workspace.Place.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Does steps, and takes them back when one of them cannot be done. */
final class Execution {

    private static final int MOST_BYTES = 1 << 30;

    private final WorkRoot root;
    private final Map<Long, ChangeFolder> changes;

    Execution(WorkRoot root, Map<Long, ChangeFolder> changes) {
        this.root = root;
        this.changes = changes;
    }

    /**
     * Does all steps or none.
     *
     * @throws RefusedException if somebody else changed what they rest on
     */
    void run(List<Step> steps) throws IOException {
        for (int i = 0; i < steps.size(); i++) {
            try {
                step(steps.get(i));
            } catch (IOException | RuntimeException e) {
                try {
                    rollBack(steps.subList(0, i + 1));
                } catch (IOException | RuntimeException further) {
                    e.addSuppressed(further);
                }
                throw e;
            }
        }
    }

    private void step(Step step) throws IOException {
        WorkPath path = WorkPath.parse(step.path());
        try (Place place = root.open(path.parent())) {
            switch (step.kind()) {
                case MAKE_FOLDER -> makeFolder(place, path);
                case REMOVE_FOLDER -> removeFolder(place, path.name());
                case TAKE -> take(place, path, step);
                case PUT -> put(place, path, step);
                case MOVE -> move(place, path, WorkPath.parse(step.item()));
            }
        }
    }

    private void makeFolder(Place place, WorkPath path) throws IOException {
        Kind kind = place.look(path.name()).kind();
        if (kind == Kind.FOLDER) {
            return;
        }
        if (kind != Kind.NONE) {
            throw changed(path);
        }
        // Java cannot make a folder through a handle: it is made where nobody else writes and moved in.
        Path parent = last().path();
        Path made = Files.createDirectory(parent.resolve("folder"));
        try (Place staging = root.open(parent)) {
            staging.move("folder", place, path.name());
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private ChangeFolder last() {
        return changes.values().stream()
                .max((one, other) -> Long.compare(one.number(), other.number()))
                .orElseThrow();
    }

    private static void removeFolder(Place place, String name) throws IOException {
        if (place.look(name).kind() == Kind.FOLDER) {
            try (Place inner = place.enter(name)) {
                if (!inner.names(Integer.MAX_VALUE).isEmpty()) {
                    return;
                }
            }
            place.removeFolder(name);
        }
    }

    private void take(Place place, WorkPath path, Step step) throws IOException {
        Kind kind = place.look(path.name()).kind();
        if (kind == Kind.NONE || (step.hash() != null && kind != Kind.FILE)) {
            throw changed(path);
        }
        Item item = item(step);
        try (Place outside = root.open(item.folder().path())) {
            place.move(path.name(), outside, item.name());
            if (step.hash() != null && !step.hash().equals(hash(outside, item.name()))) {
                throw changed(path);
            }
        }
    }

    private void put(Place place, WorkPath path, Step step) throws IOException {
        if (place.look(path.name()).kind() != Kind.NONE) {
            throw changed(path);
        }
        Item item = item(step);
        try (Place outside = root.open(item.folder().path())) {
            outside.move(item.name(), place, path.name());
        }
    }

    private void move(Place place, WorkPath path, WorkPath target) throws IOException {
        try (Place there = root.open(target.parent())) {
            if (there.look(target.name()).kind() != Kind.NONE) {
                throw changed(target);
            }
            place.move(path.name(), there, target.name());
        }
    }

    private static RefusedException changed(WorkPath path) {
        return new RefusedException(
                "'" + path + "' was changed by somebody else meanwhile: nothing was done, read it again");
    }

    /** Takes back what of these steps has been done; what somebody else has changed since stays. */
    void rollBack(List<Step> steps) throws IOException {
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            WorkPath path = WorkPath.parse(step.path());
            try (Place place = root.open(path.parent())) {
                back(place, path, step);
            } catch (RefusedException gone) {
                // The folder is no longer there: so is what was to be taken back.
            }
        }
    }

    private void back(Place place, WorkPath path, Step step) throws IOException {
        Kind kind = place.look(path.name()).kind();
        switch (step.kind()) {
            case MAKE_FOLDER -> removeFolder(place, path.name());
            case REMOVE_FOLDER -> {
                if (kind == Kind.NONE) {
                    makeFolder(place, path);
                }
            }
            case TAKE -> {
                if (kind == Kind.NONE && item(step).isThere()) {
                    put(place, path, step);
                }
            }
            case PUT -> {
                boolean mine =
                        step.hash() == null || (kind == Kind.FILE && step.hash().equals(hash(place, path.name())));
                if (kind != Kind.NONE && mine && !item(step).isThere()) {
                    take(place, path, step);
                }
            }
            case MOVE -> {
                WorkPath target = WorkPath.parse(step.item());
                try (Place there = root.open(target.parent())) {
                    if (kind == Kind.NONE && there.look(target.name()).kind() != Kind.NONE) {
                        there.move(target.name(), place, path.name());
                    }
                }
            }
        }
    }

    private static @Nullable String hash(Place place, String name) throws IOException {
        try {
            return Content.read(place, new WorkPath(List.of(name)), MOST_BYTES).hash();
        } catch (RefusedException e) {
            return null;
        }
    }

    private record Item(ChangeFolder folder, String name) {
        boolean isThere() {
            return folder.holds(name);
        }
    }

    private Item item(Step step) throws RefusedException {
        String[] parts = step.item().split("/", 2);
        ChangeFolder folder = changes.get(Long.parseLong(parts[0]));
        if (folder == null) {
            throw new RefusedException("what '" + step.path() + "' held before is no longer kept");
        }
        return new Item(folder, parts[1]);
    }
}
