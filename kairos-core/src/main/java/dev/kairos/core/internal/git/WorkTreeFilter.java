package dev.kairos.core.internal.git;

import dev.kairos.core.internal.tree.IgnoreRules;
import dev.kairos.core.internal.tree.TreeFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Takes the files of a working tree that Git would show as tracked or as new: not what its ignore files leave out, unless it
 * is tracked. A repository inside counts as one file that holds the commit that is checked out there. The ignore file of the
 * user, {@code core.excludesFile}, is not read.
 */
public final class WorkTreeFilter implements TreeFilter {

    private static final int MOST_IGNORE_BYTES = 1 << 20;

    private final GitFolder folder;

    /**
     * Makes the filter.
     *
     * @param folder the repository
     */
    public WorkTreeFilter(GitFolder folder) {
        this.folder = folder;
    }

    @Override
    public boolean takes(String path, boolean isFolder) {
        return true;
    }

    /** Begins a reading at the root. */
    @Override
    public TreeFilter enter(Path root, String path) throws IOException {
        IgnoreRules excluded = ignored(folder.common().resolve("info").resolve("exclude"), IgnoreRules.NONE, "");
        return new Inside(ignored(root.resolve(".gitignore"), excluded, ""), false, GitIndex.read(folder));
    }

    private static IgnoreRules ignored(Path file, IgnoreRules outer, String base) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? outer.with(BoundedFile.lines(file, MOST_IGNORE_BYTES), base)
                : outer;
    }

    private record Inside(IgnoreRules rules, boolean isInIgnored, GitIndex index) implements TreeFilter {

        @Override
        public boolean takes(String path, boolean isFolder) {
            if (path.equals(".git") || path.endsWith("/.git")) {
                return false;
            }
            if (!isIgnored(path, isFolder)) {
                return true;
            }
            return index.tracks(path) || (isFolder && index.tracksBelow(path));
        }

        private boolean isIgnored(String path, boolean isFolder) {
            return isInIgnored || rules.ignores(path, isFolder);
        }

        @Override
        public TreeFilter enter(Path inner, String path) throws IOException {
            return new Inside(ignored(inner.resolve(".gitignore"), rules, path + "/"), isIgnored(path, true), index);
        }

        @Override
        public @Nullable String content(Path inner, String path) throws IOException {
            if (!Files.exists(inner.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
                return null;
            }
            try {
                return String.valueOf(GitHead.read(GitFolder.of(inner)).commit());
            } catch (GitException e) {
                return "damaged";
            }
        }
    }
}
