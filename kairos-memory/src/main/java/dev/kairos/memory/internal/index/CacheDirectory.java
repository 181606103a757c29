package dev.kairos.memory.internal.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;

/**
 * A folder with an index that is not forced to the disk: what a crash of the machine leaves of it is recognised by its sums when
 * it is opened, and made anew.
 */
public final class CacheDirectory extends FilterDirectory {
    private CacheDirectory(Directory files) {
        super(files);
    }

    /**
     * Opens a folder.
     *
     * @param path where; created if it does not exist
     */
    public static CacheDirectory open(Path path) throws IOException {
        return new CacheDirectory(FSDirectory.open(path));
    }

    @Override
    public void sync(Collection<String> names) {}

    @Override
    public void syncMetaData() {}

    /** Makes durable which files there are: those that were deleted do not come back. */
    void forceNames() throws IOException {
        super.syncMetaData();
    }
}
