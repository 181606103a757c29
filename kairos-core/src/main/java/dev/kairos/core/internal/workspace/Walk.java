package dev.kairos.core.internal.workspace;

import dev.kairos.core.internal.tree.IgnoreRules;
import dev.kairos.core.internal.workspace.Place.Kind;
import dev.kairos.core.internal.workspace.Place.Seen;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;

/** Goes through the files of a folder and all below it: no links, nothing that Git keeps or ignores, up to a number of names. */
final class Walk {

    private static final int MOST_NAMES = 100_000;
    private static final int MOST_IGNORE_BYTES = 1 << 20;

    /** Is shown each file and each folder before what is in it. */
    interface Visitor {

        /**
         * Looks at one.
         *
         * @param place the folder that holds it
         * @return whether to go on
         */
        boolean visit(WorkPath path, Seen seen, Place place) throws IOException;
    }

    private final WorkRoot root;
    private final boolean all;
    private int names;

    /** Makes a walk; {@code all} shows what Git keeps and ignores, and links, too. */
    Walk(WorkRoot root, boolean all) {
        this.root = root;
        this.all = all;
    }

    /** Walks; returns whether the visitor never said to stop. */
    boolean from(WorkPath folder, Visitor visitor) throws IOException {
        IgnoreRules rules = IgnoreRules.NONE;
        WorkPath above = WorkPath.ROOT;
        for (String name : folder.names()) {
            try (Place place = root.open(above)) {
                rules = ignoring(place, rules, above);
            }
            above = above.child(name);
        }
        try (Place place = root.open(folder)) {
            return walk(place, folder, rules, visitor);
        }
    }

    private boolean walk(Place place, WorkPath folder, IgnoreRules outer, Visitor visitor) throws IOException {
        IgnoreRules rules = ignoring(place, outer, folder);
        for (String name : place.names(MOST_NAMES)) {
            count();
            if (Names.problem(name) != null && !all) {
                continue;
            }
            WorkPath path = folder.child(name);
            Seen seen = place.look(name);
            boolean isFolder = seen.kind() == Kind.FOLDER;
            if (!takes(path, seen.kind(), rules)) {
                continue;
            }
            if (!visitor.visit(path, seen, place) || (isFolder && !enter(place, path, rules, visitor))) {
                return false;
            }
        }
        return true;
    }

    private boolean takes(WorkPath path, Kind kind, IgnoreRules rules) {
        if (all) {
            return kind != Kind.NONE;
        }
        boolean isFolder = kind == Kind.FOLDER;
        return (isFolder || kind == Kind.FILE)
                && !Names.fold(path.name()).equals(".git")
                && !rules.ignores(path.toString(), isFolder);
    }

    private boolean enter(Place place, WorkPath path, IgnoreRules rules, Visitor visitor) throws IOException {
        if (path.names().size() >= WorkPath.MOST_NAMES) {
            return true;
        }
        try (Place inner = place.enter(path.name())) {
            return walk(inner, path, rules, visitor);
        }
    }

    private void count() throws IOException {
        if (++names > MOST_NAMES) {
            throw new RefusedException("there are more than " + MOST_NAMES + " names: name a smaller folder");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted while looking through the workspace");
        }
    }

    private IgnoreRules ignoring(Place place, IgnoreRules outer, WorkPath folder) throws IOException {
        if (all || place.look(".gitignore").kind() != Kind.FILE) {
            return outer;
        }
        try {
            byte[] bytes = Content.read(place, folder.child(".gitignore"), MOST_IGNORE_BYTES)
                    .bytes();
            String base = folder.isRoot() ? "" : folder + "/";
            return outer.with(new String(bytes, StandardCharsets.UTF_8).lines().toList(), base);
        } catch (RefusedException tooLarge) {
            return outer;
        }
    }
}
