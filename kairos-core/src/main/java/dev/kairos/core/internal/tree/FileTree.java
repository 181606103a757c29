package dev.kairos.core.internal.tree;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * A folder with all that lies in it, links not followed. A file that the file system says is the same as before is not read
 * again, unless it was changed so shortly before it was last read that a further change might not show.
 */
public final class FileTree {

    private final Path root;
    private final TreeFilter filter;
    private final TreeLimits limits;
    private final InstantSource clock;

    /**
     * Names a tree.
     *
     * @param root the folder; if it is a link, the folder that it points to
     * @param filter which files count
     * @param limits how much is read
     * @param clock the clock that the times of files come from, which is the system's even where a host's time is not
     */
    public FileTree(Path root, TreeFilter filter, TreeLimits limits, InstantSource clock) {
        this.root = root;
        this.filter = filter;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Reads the tree.
     *
     * @param before what it held before, or {@code null} to read every file
     * @return what it holds
     * @throws TreeTooLargeException if it holds more than the limits
     * @throws java.nio.file.NotDirectoryException if the root is no folder
     * @throws IOException if the root cannot be read; a file or folder inside that cannot be read counts as such
     */
    public Snapshot read(@Nullable Snapshot before) throws IOException {
        return new TreeReading(root.toRealPath(), limits, before, clock.instant()).read(filter);
    }
}
