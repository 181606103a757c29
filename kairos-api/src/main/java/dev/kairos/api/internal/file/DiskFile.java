package dev.kairos.api.internal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A file on a real disk.
 *
 * <p>An interrupt during an operation closes a {@link FileChannel} under everybody who uses it. What was written through it
 * is in the operating system by then, positions are explicit, and callers have been told nothing yet: so the file is opened
 * again and the operation repeated.
 */
final class DiskFile implements FileHandle {

    /** The JDK keeps a direct buffer per thread as large as the largest heap buffer it was given. */
    private static final int HEAP_SLICE = 128 << 10;

    private final Path path;
    private final Set<StandardOpenOption> mode;
    private volatile FileChannel channel;
    private volatile boolean closed;

    private DiskFile(Path path, Set<StandardOpenOption> mode, FileChannel channel) {
        this.path = path;
        this.mode = mode;
        this.channel = channel;
    }

    static DiskFile create(Path path) throws IOException {
        Files.newByteChannel(
                        path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)
                .close();
        return open(path);
    }

    static DiskFile open(Path path) throws IOException {
        return open(path, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** Opens a folder, only to force it. */
    static DiskFile openFolder(Path path) throws IOException {
        return open(path, Set.of(StandardOpenOption.READ));
    }

    private static DiskFile open(Path path, Set<StandardOpenOption> mode) throws IOException {
        return new DiskFile(path, mode, FileChannel.open(path, mode));
    }

    @Override
    public long size() throws IOException {
        return uninterrupted(FileChannel::size);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return transfer(target, open -> open.read(target, position));
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        return transfer(source, open -> open.write(source, position));
    }

    @Override
    public void truncate(long size) throws IOException {
        uninterrupted(open -> open.truncate(size));
    }

    @Override
    public void force() throws IOException {
        uninterrupted(open -> {
            open.force(false);
            return true;
        });
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        channel.close();
    }

    private int transfer(ByteBuffer buffer, Operation<Integer> operation) throws IOException {
        int start = buffer.position();
        int limit = buffer.limit();
        if (!buffer.isDirect() && buffer.remaining() > HEAP_SLICE) {
            buffer.limit(start + HEAP_SLICE);
        }
        try {
            return uninterrupted(open -> {
                buffer.position(start); // An interrupted attempt may have moved it.
                return operation.on(open);
            });
        } finally {
            buffer.limit(limit);
        }
    }

    private <T> T uninterrupted(Operation<T> operation) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                FileChannel current = channel;
                try {
                    return operation.on(current);
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                    reopen(current);
                } catch (ClosedChannelException e) {
                    reopen(current);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void reopen(FileChannel broken) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (channel == broken) {
            channel = FileChannel.open(path, mode);
        }
    }

    private interface Operation<T> {
        T on(FileChannel open) throws IOException;
    }
}
