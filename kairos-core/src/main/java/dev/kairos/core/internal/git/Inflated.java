package dev.kairos.core.internal.git;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Unpacks what a repository keeps compressed, up to a mebibyte. */
final class Inflated {

    private static final int CHUNK = 4_096;

    private Inflated() {}

    /** The content of a commit that is a file of its own: {@code commit SIZE}, a zero byte, the content. */
    static byte[] loose(byte[] file) throws IOException {
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(file))) {
            byte[] bytes = in.readNBytes(GitObjects.MOST_OBJECT_BYTES + 1);
            if (bytes.length > GitObjects.MOST_OBJECT_BYTES) {
                throw new GitException("an object has more than " + GitObjects.MOST_OBJECT_BYTES + " bytes");
            }
            return content(bytes);
        } catch (ZipException | EOFException e) {
            throw new GitException("an object is damaged: " + e.getMessage());
        }
    }

    private static byte[] content(byte[] bytes) throws GitException {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        if (end == bytes.length || !new String(bytes, 0, end, StandardCharsets.ISO_8859_1).startsWith("commit ")) {
            throw new GitException("an object is no commit");
        }
        return Arrays.copyOfRange(bytes, end + 1, bytes.length);
    }

    /** The {@code size} bytes that begin at a place in a pack. */
    static byte[] packed(FileChannel pack, long position, int size) throws IOException {
        Inflater inflater = new Inflater();
        try {
            byte[] bytes = new byte[size];
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            long at = position;
            int length = 0;
            while (length < size) {
                if (inflater.needsInput()) {
                    at += fill(pack, at, chunk);
                    inflater.setInput(chunk.flip());
                }
                int more = inflater.inflate(bytes, length, size - length);
                if (more == 0 && !inflater.needsInput()) {
                    throw new GitException("an object in a pack is shorter than it says");
                }
                length += more;
            }
            return bytes;
        } catch (DataFormatException e) {
            throw new GitException("an object in a pack is damaged: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    private static int fill(FileChannel pack, long at, ByteBuffer chunk) throws IOException {
        int read = pack.read(chunk.clear(), at);
        if (read <= 0) {
            throw new GitException("a pack is cut off");
        }
        return read;
    }
}
