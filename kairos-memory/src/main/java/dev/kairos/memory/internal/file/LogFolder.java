package dev.kairos.memory.internal.file;

import dev.kairos.api.internal.file.FileHandle;
import dev.kairos.api.internal.file.Folder;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.Scope;
import dev.kairos.memory.internal.store.ScopeLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The locked folder with the logs of all scopes. */
public final class LogFolder implements AutoCloseable {
    /** Where a file is full, unless a test wants it otherwise. */
    public static final int SEGMENT_BYTES = 16 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(LogFolder.class);

    private final Folder folder;
    private final int segmentBytes;
    private final Handles handles;
    /** The files that were found when the folder was opened, by the names of their scopes; taken out as scopes are opened. */
    private final Map<String, Set<Segment>> found = new ConcurrentHashMap<>();

    private LogFolder(Folder folder, int segmentBytes) {
        this.folder = folder;
        this.segmentBytes = segmentBytes;
        this.handles = new Handles(folder);
    }

    /**
     * Looks what is in a folder and removes what was left unfinished.
     *
     * @param folder the folder, locked; closed with this
     * @param segmentBytes where a file is full
     */
    public static LogFolder open(Folder folder, int segmentBytes) {
        LogFolder logs = new LogFolder(folder, segmentBytes);
        try {
            logs.list();
            return logs;
        } catch (IOException e) {
            folder.close();
            throw logs.inaccessible(e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Opens the log of a scope, which need not exist yet. */
    public ScopeLog log(Scope scope) {
        return LineLog.open(this, scope.toString(), ScopeNames.of(scope));
    }

    @Override
    public void close() {
        try {
            handles.close();
        } catch (IOException e) {
            LOG.warn("closing files in {} failed", folder.path(), e);
        }
        folder.close();
    }

    String path() {
        return folder.path();
    }

    int segmentBytes() {
        return segmentBytes;
    }

    Handles handles() {
        return handles;
    }

    /** The files of a scope that count, in order; those of unfinished or replaced epochs are deleted. */
    List<Segment> segments(String scope) throws IOException {
        Set<Segment> all = found.getOrDefault(scope, Set.of());
        int valid = all.stream()
                .filter(segment -> segment.number() == 1)
                .mapToInt(Segment::epoch)
                .max()
                .orElse(0);
        boolean deleted = false;
        for (Segment segment : List.copyOf(all)) {
            if (segment.epoch() != valid && valid > 0) {
                delete(segment);
                deleted = true;
            }
        }
        if (deleted) {
            force();
        }
        List<Segment> counting =
                all.stream().filter(segment -> segment.epoch() == valid).toList();
        if (counting.isEmpty() && !all.isEmpty()) {
            throw missing(scope, 1);
        }
        for (int i = 0; i < counting.size(); i++) {
            if (counting.get(i).number() != i + 1) {
                throw missing(scope, i + 1);
            }
        }
        return counting;
    }

    private MemoryException missing(String scope, int number) {
        return new MemoryException(
                MemoryException.Reason.CORRUPT,
                folder.path() + " misses file " + number + " of " + scope + ": restore it from a copy",
                null);
    }

    byte[] content(Segment segment) throws IOException {
        return handles.use(segment.name(), handle -> {
            byte[] bytes = new byte[Math.toIntExact(handle.size())];
            handle.readFully(ByteBuffer.wrap(bytes), 0);
            return bytes;
        });
    }

    /** Creates a file with its header, durably, and returns its length. */
    long create(Segment segment, byte[] header) throws IOException {
        write(segment.name(), header);
        folder.force();
        known(segment);
        return header.length;
    }

    /** Writes a whole file, durably but for its name. */
    void write(String name, byte[] bytes) throws IOException {
        handles.forget(name);
        try (FileHandle handle = folder.create(name)) {
            handle.writeFully(ByteBuffer.wrap(bytes), 0);
            handle.force();
        }
        Segment segment = Segment.parse(name);
        if (segment != null) {
            known(segment);
        }
    }

    /** Gives the first file of an epoch its name. */
    void makeValid(Segment first) throws IOException {
        folder.force();
        folder.rename(first.name() + Segment.UNFINISHED, first.name());
        folder.force();
        known(first);
    }

    void delete(Segment segment) throws IOException {
        handles.forget(segment.name());
        folder.delete(segment.name());
        found.getOrDefault(segment.scope(), Set.of()).remove(segment);
    }

    /**
     * Makes the end of the newest file durable. What can be read there may be nothing but a write whose force failed: such
     * bytes never reach the disk unless they are written again.
     *
     * @param segment the file
     * @param bytes its content
     * @param from where the last batch begins; what stands before it is durable
     * @param to where it ends; what stands behind it was not finished and is cut off
     */
    void settle(Segment segment, byte[] bytes, long from, long to) throws IOException {
        if (to < bytes.length) {
            LOG.warn(
                    "{}/{}: cut off {} bytes of a write that was not finished",
                    folder.path(),
                    segment.name(),
                    bytes.length - to);
        }
        handles.use(segment.name(), handle -> {
            if (to < bytes.length) {
                handle.truncate(to);
            }
            handle.writeFully(ByteBuffer.wrap(bytes, (int) from, (int) (to - from)), from);
            handle.force();
            return handle;
        });
    }

    void force() throws IOException {
        folder.force();
    }

    MemoryException inaccessible(IOException e) {
        return new MemoryException(
                MemoryException.Reason.INACCESSIBLE,
                folder.path() + " cannot be read or written (" + e.getMessage() + "): check the folder and its rights",
                e);
    }

    private void known(Segment segment) {
        found.computeIfAbsent(segment.scope(), key -> new TreeSet<>()).add(segment);
    }

    private void list() throws IOException {
        folder.force();
        Set<String> unknown = new HashSet<>();
        for (String name : folder.names()) {
            Segment segment = Segment.parse(name);
            if (segment != null) {
                known(segment);
            } else if (name.endsWith(Segment.UNFINISHED)
                    && Segment.parse(name.substring(0, name.length() - Segment.UNFINISHED.length())) != null) {
                folder.delete(name);
            } else {
                unknown.add(name);
            }
        }
        if (!unknown.isEmpty()) {
            throw new MemoryException(
                    MemoryException.Reason.CORRUPT,
                    folder.path() + " holds files that are not Kairos's, " + new TreeSet<>(unknown).first()
                            + " for example: name a folder of its own",
                    null);
        }
    }
}
