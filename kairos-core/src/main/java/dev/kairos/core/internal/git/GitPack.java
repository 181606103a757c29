package dev.kairos.core.internal.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Objects packed into one file, with the index to find them by.
 *
 * @see <a href="https://git-scm.com/docs/gitformat-pack">the formats of both files</a>
 */
final class GitPack implements AutoCloseable {

    static final long ABSENT = -1;

    private static final int MAGIC = 0xFF744F63;
    private static final int FAN_OUT = 8;
    private static final int IDS = FAN_OUT + 256 * Integer.BYTES;
    private static final int MOST_DELTAS = 128;

    private final Path index;
    private final int idBytes;
    private final GitObjects objects;
    private @Nullable FileChannel indexChannel;
    private @Nullable FileChannel packChannel;

    GitPack(Path index, int idBytes, GitObjects objects) {
        this.index = index;
        this.idBytes = idBytes;
        this.objects = objects;
    }

    /** Where an object begins in the pack, or {@link #ABSENT}. */
    long find(byte[] id) throws IOException {
        FileChannel channel = index();
        int first = id[0] & 0xFF;
        long low = first == 0 ? 0 : unsigned(channel, FAN_OUT + (first - 1) * 4L);
        long high = unsigned(channel, FAN_OUT + first * 4L);
        while (low < high) {
            long middle = (low + high) >>> 1;
            int order = Arrays.compareUnsigned(bytes(channel, IDS + middle * idBytes, idBytes), id);
            if (order == 0) {
                return offset(channel, middle);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return ABSENT;
    }

    /** After the ids stand their checksums, then 4-byte offsets; one with its highest bit set names an 8-byte offset. */
    private long offset(FileChannel channel, long position) throws IOException {
        long count = unsigned(channel, IDS - 4L);
        long offsets = IDS + count * (idBytes + 4L);
        long offset = unsigned(channel, offsets + position * 4);
        if (offset < 1L << 31) {
            return offset;
        }
        long large = offsets + count * 4 + (offset - (1L << 31)) * 8;
        return ByteBuffer.wrap(bytes(channel, large, 8)).getLong();
    }

    /** The content of the commit that begins at a place. */
    byte[] read(long offset, int depth) throws IOException {
        if (depth > MOST_DELTAS) {
            throw new GitException("an object in '" + index + "' is built from more than " + MOST_DELTAS + " others");
        }
        PackEntry entry = PackEntry.read(pack(), offset);
        return switch (entry.type()) {
            case COMMIT -> Inflated.packed(pack(), entry.position(), entry.size());
            case OFFSET_DELTA -> built(read(entry.base(), depth + 1), entry, entry.position());
            case ID_DELTA -> built(base(entry, depth), entry, entry.position() + idBytes);
            case OTHER -> throw new GitException("an object in '" + index + "' is no commit");
        };
    }

    private byte[] base(PackEntry entry, int depth) throws IOException {
        String id = HexFormat.of().formatHex(bytes(pack(), entry.position(), idBytes));
        byte[] base = objects.content(id, depth + 1);
        if (base == null) {
            throw new GitException("an object in '" + index + "' is built from one that is missing");
        }
        return base;
    }

    private byte[] built(byte[] base, PackEntry entry, long position) throws IOException {
        return Delta.apply(base, Inflated.packed(pack(), position, entry.size()));
    }

    private FileChannel index() throws IOException {
        FileChannel channel = indexChannel;
        if (channel == null) {
            channel = FileChannel.open(index, StandardOpenOption.READ);
            indexChannel = channel;
            if (unsigned(channel, 0) != (MAGIC & 0xFFFFFFFFL) || unsigned(channel, 4) != 2) {
                throw new GitException("'" + index + "' has a form that is not understood: run git gc");
            }
        }
        return channel;
    }

    private FileChannel pack() throws IOException {
        FileChannel channel = packChannel;
        if (channel == null) {
            String name = index.getFileName().toString();
            Path pack = index.resolveSibling(name.substring(0, name.length() - "idx".length()) + "pack");
            channel = FileChannel.open(pack, StandardOpenOption.READ);
            packChannel = channel;
        }
        return channel;
    }

    private static long unsigned(FileChannel channel, long position) throws IOException {
        return ByteBuffer.wrap(bytes(channel, position, 4)).getInt() & 0xFFFFFFFFL;
    }

    static byte[] bytes(FileChannel channel, long position, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining()) {
            if (position < 0 || channel.read(buffer, position + buffer.position()) < 0) {
                throw new GitException("a pack or its index is cut off");
            }
        }
        return buffer.array();
    }

    @Override
    public void close() throws IOException {
        try {
            if (indexChannel != null) {
                indexChannel.close();
            }
        } finally {
            if (packChannel != null) {
                packChannel.close();
            }
        }
    }
}
