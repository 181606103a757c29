package dev.kairos.memory.internal.file;

import dev.kairos.api.internal.file.FileHandle;
import dev.kairos.api.internal.file.Folder;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps the files that were used last open, so that a store of many scopes needs few handles. Safe for use by many threads. */
final class Handles implements AutoCloseable {
    private static final int MOST = 128;

    private final Folder folder;
    private final Map<String, Use> open = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    Handles(Folder folder) {
        this.folder = folder;
    }

    <T> T use(String name, Work<T> work) throws IOException {
        Use use = take(name);
        try {
            return work.on(use.handle);
        } finally {
            give(use);
        }
    }

    /** Closes a file that is about to be renamed or deleted; nobody uses it any more. */
    synchronized void forget(String name) throws IOException {
        Use use = open.remove(name);
        if (use != null) {
            use.handle.close();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        for (Use use : open.values()) {
            use.handle.close();
        }
        open.clear();
        closed = true;
    }

    private synchronized Use take(String name) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        Use use = open.get(name);
        if (use == null) {
            use = new Use(folder.open(name));
            open.put(name, use);
        }
        use.users++;
        return use;
    }

    private synchronized void give(Use use) throws IOException {
        use.users--;
        Iterator<Use> oldest = open.values().iterator();
        while (open.size() > MOST && oldest.hasNext()) {
            Use candidate = oldest.next();
            if (candidate.users == 0) {
                oldest.remove();
                candidate.handle.close();
            }
        }
    }

    /** What is done with an open file. */
    interface Work<T> {
        T on(FileHandle handle) throws IOException;
    }

    private static final class Use {
        private final FileHandle handle;
        private int users;

        Use(FileHandle handle) {
            this.handle = handle;
        }
    }
}
