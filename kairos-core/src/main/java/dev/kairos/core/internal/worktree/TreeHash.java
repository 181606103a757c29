package dev.kairos.core.internal.worktree;

import dev.kairos.core.internal.git.GitException;
import dev.kairos.core.internal.git.GitFolder;
import dev.kairos.core.internal.git.WorkTreeFilter;
import dev.kairos.core.internal.time.SystemClock;
import dev.kairos.core.internal.tree.FileTree;
import dev.kairos.core.internal.tree.GlobFilter;
import dev.kairos.core.internal.tree.Snapshot;
import dev.kairos.core.internal.tree.TreeFilter;
import dev.kairos.core.internal.tree.TreeLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Hashes a folder, and reads only what has changed since the last time. Safe for use by many threads. */
public final class TreeHash {

    private static final TreeLimits LIMITS = new TreeLimits(200_000, 2L << 30);

    private final Path root;
    private final AtomicReference<@Nullable Snapshot> last = new AtomicReference<>();

    /**
     * Names a folder.
     *
     * @param root the folder; if it is the root of a Git working tree, what Git ignores does not count
     */
    public TreeHash(Path root) {
        this.root = root;
    }

    /**
     * Reads the folder.
     *
     * @return what it holds
     * @throws IOException if it cannot be read, or holds more than 200,000 files or 2 GiB
     */
    public Snapshot read() throws IOException {
        Snapshot now = new FileTree(root, filter(), LIMITS, SystemClock.instance()).read(last.get());
        last.set(now);
        return now;
    }

    private TreeFilter filter() throws IOException {
        if (Files.exists(root.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
            try {
                GitFolder folder = GitFolder.of(root);
                return folder.workTree() == null ? GlobFilter.of(List.of()) : new WorkTreeFilter(folder);
            } catch (GitException e) {
                return GlobFilter.of(List.of());
            }
        }
        return GlobFilter.of(List.of());
    }
}
