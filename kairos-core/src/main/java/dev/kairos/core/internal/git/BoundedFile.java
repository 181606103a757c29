package dev.kairos.core.internal.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads files of a repository whole, but never more than a number of bytes. */
final class BoundedFile {

    private BoundedFile() {}

    /** The content of a regular file. A pipe in its place would never end. */
    static byte[] read(Path file, int mostBytes) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new GitException("'" + file + "' is no regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw new GitException("'" + file + "' has more than " + mostBytes + " bytes");
            }
            return bytes;
        }
    }

    static String text(Path file, int mostBytes) throws IOException {
        return new String(read(file, mostBytes), StandardCharsets.UTF_8);
    }

    static List<String> lines(Path file, int mostBytes) throws IOException {
        return text(file, mostBytes).lines().toList();
    }
}
