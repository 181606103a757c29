package dev.kairos.core.internal.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What was printed to a stream: its beginning and its end.
 *
 * @param head the beginning, all of it if it fits
 * @param tail the end, empty if all is in the head
 * @param bytes how many bytes there were
 */
public record Output(String head, String tail, long bytes) {

    static Output read(Path file, int kept) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            long size = content.length();
            if (size <= kept) {
                return new Output(text(content, 0, (int) size), "", size);
            }
            int half = kept / 2;
            return new Output(text(content, 0, half), text(content, size - half, half), size);
        }
    }

    private static String text(RandomAccessFile content, long from, int length) throws IOException {
        byte[] bytes = new byte[length];
        content.seek(from);
        int read = 0;
        for (int more = 0; more >= 0 && read < length; more = content.read(bytes, read, length - read)) {
            read += more;
        }
        return new String(bytes, 0, read, StandardCharsets.UTF_8);
    }

    /** Both parts, with a line between them that says what is missing. */
    public String text() {
        if (tail.isEmpty()) {
            return head;
        }
        int shown = head.getBytes(StandardCharsets.UTF_8).length + tail.getBytes(StandardCharsets.UTF_8).length;
        return head + "\n… (" + Math.max(0, bytes - shown) + " bytes left out) …\n" + tail;
    }
}
