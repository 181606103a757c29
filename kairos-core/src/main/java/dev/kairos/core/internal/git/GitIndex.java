package dev.kairos.core.internal.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The paths that a working tree tracks.
 *
 * @see <a href="https://git-scm.com/docs/index-format">the format of the index</a>
 */
final class GitIndex {

    private static final int MOST_BYTES = 256 << 20;
    private static final int MAGIC = 0x44495243;
    private static final int STAT_BYTES = 40;
    private static final int EXTENDED = 0x4000;

    private final String[] paths;

    private GitIndex(List<String> paths) {
        this.paths = paths.toArray(String[]::new);
        Arrays.sort(this.paths);
    }

    static GitIndex read(GitFolder folder) throws IOException {
        Path file = folder.own().resolve("index");
        if (!Files.isRegularFile(file)) {
            return new GitIndex(List.of());
        }
        try {
            return new GitIndex(parse(ByteBuffer.wrap(BoundedFile.read(file, MOST_BYTES)), folder.idBytes()));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new GitException("'" + file + "' is damaged: run git reset");
        }
    }

    private static List<String> parse(ByteBuffer in, int idBytes) throws GitException {
        if (in.getInt() != MAGIC) {
            throw new GitException("the index of the working tree is none");
        }
        int version = in.getInt();
        int entries = in.getInt();
        if (version < 2 || version > 4) {
            throw new GitException("the index of the working tree has version " + version + ", 2 to 4 are understood");
        }
        List<String> paths = new ArrayList<>();
        byte[] path = {};
        for (int i = 0; i < entries; i++) {
            int start = in.position();
            in.position(start + STAT_BYTES + idBytes);
            boolean extended = (in.getShort() & EXTENDED) != 0;
            in.position(in.position() + (extended ? 2 : 0));
            int kept = version == 4 ? path.length - dropped(in) : 0;
            path = withRest(path, kept, in);
            if (version < 4) {
                in.position(start + (in.position() - start + 7) / 8 * 8);
            }
            paths.add(new String(path, StandardCharsets.UTF_8));
        }
        return paths;
    }

    /** The start of the path before and what follows up to a zero byte. */
    private static byte[] withRest(byte[] before, int kept, ByteBuffer in) {
        if (kept < 0) {
            throw new IllegalArgumentException("path begins before its beginning");
        }
        ByteArrayOutputStream path = new ByteArrayOutputStream();
        path.write(before, 0, kept);
        for (byte next = in.get(); next != 0; next = in.get()) {
            path.write(next);
        }
        return path.toByteArray();
    }

    private static int dropped(ByteBuffer in) {
        int more = in.get() & 0xFF;
        int number = more & 0x7F;
        while ((more & 0x80) != 0) {
            more = in.get() & 0xFF;
            number = (Math.addExact(number, 1) << 7) | (more & 0x7F);
        }
        return number;
    }

    boolean tracks(String path) {
        return Arrays.binarySearch(paths, path) >= 0;
    }

    boolean tracksBelow(String folder) {
        int at = Arrays.binarySearch(paths, folder + "/");
        int next = at < 0 ? -at - 1 : at;
        return next < paths.length && paths[next].startsWith(folder + "/");
    }
}
