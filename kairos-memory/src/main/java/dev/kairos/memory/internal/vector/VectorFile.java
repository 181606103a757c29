package dev.kairos.memory.internal.vector;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps vectors over restarts: a line that names the model, then records of hash, factor and codes. A cache: what is damaged,
 * unfinished or of another model is dropped and computed again.
 */
final class VectorFile {
    private static final Logger LOG = LoggerFactory.getLogger(VectorFile.class);
    private static final int RECORDS_AT_ONCE = 256;

    private final Path path;
    private final byte[] header;
    private final int dimensions;

    VectorFile(Path path, String model, int dimensions) {
        this.path = path;
        this.dimensions = dimensions;
        this.header = ("kairos-vectors 1 " + dimensions + " " + model + "\n").getBytes(StandardCharsets.UTF_8);
    }

    VectorTable load() throws IOException {
        VectorTable table = new VectorTable(dimensions);
        if (!Files.isRegularFile(path)) {
            return table;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer start = ByteBuffer.allocate(header.length);
            fill(channel, start);
            if (!start.flip().equals(ByteBuffer.wrap(header))) {
                LOG.info("{} is of another model or version: vectors are computed again", path);
                channel.truncate(0);
                return table;
            }
            channel.truncate(header.length + (long) load(channel, table) * recordBytes());
        }
        return table;
    }

    /** Appends the vectors from a slot on; what a crash leaves unfinished is cut off when they are loaded. */
    void append(VectorTable table, int from) throws IOException {
        try (FileChannel channel = open(path)) {
            if (channel.size() == 0) {
                drain(channel, ByteBuffer.wrap(header));
            }
            ByteBuffer buffer = ByteBuffer.allocate(recordBytes() * RECORDS_AT_ONCE);
            for (int slot = from; slot < table.size(); slot++) {
                buffer.putLong(table.hash(slot)).putFloat(table.factor(slot)).put(table.codes(slot));
                if (!buffer.hasRemaining() || slot == table.size() - 1) {
                    drain(channel, buffer.flip());
                    buffer.clear();
                }
            }
        }
    }

    /** Makes the file hold the vectors of a table and no others. */
    void replace(VectorTable table) throws IOException {
        Files.deleteIfExists(path);
        if (table.size() > 0) {
            append(table, 0);
        }
    }

    private int load(FileChannel channel, VectorTable table) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(recordBytes() * RECORDS_AT_ONCE);
        byte[] codes = new byte[dimensions];
        int records = 0;
        while (fill(channel, buffer.clear()) >= recordBytes()) {
            buffer.flip();
            while (buffer.remaining() >= recordBytes()) {
                long hash = buffer.getLong();
                float factor = buffer.getFloat();
                buffer.get(codes);
                table.put(hash, factor, codes);
                records++;
            }
        }
        return records;
    }

    private int recordBytes() {
        return Long.BYTES + Float.BYTES + dimensions;
    }

    private static FileChannel open(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    private static int fill(FileChannel channel, ByteBuffer buffer) throws IOException {
        int sum = 0;
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer);
            if (count < 0) {
                break;
            }
            sum += count;
        }
        return sum;
    }

    private static void drain(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
