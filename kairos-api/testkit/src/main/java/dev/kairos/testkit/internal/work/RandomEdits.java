package dev.kairos.testkit.internal.work;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Draws what an agent does to the files of a folder: writes, edits, moves and deletes, some of which are refused. */
public final class RandomEdits {

    /** Does what was drawn; what it refuses is left out. */
    public interface Editor {

        /**
         * Writes a file, new or not.
         *
         * @param path where
         * @param text what
         */
        void write(String path, String text);

        /**
         * Replaces a place of a file.
         *
         * @param path where
         * @param search what stands there
         * @param replace what is to stand there
         */
        void edit(String path, String search, String replace);

        /**
         * Moves a file or folder.
         *
         * @param from where it is
         * @param to where it is to be
         */
        void move(String from, String to);

        /**
         * Deletes a file or folder.
         *
         * @param path what
         */
        void delete(String path);
    }

    private static final List<String> NAMES = List.of("a", "b.txt", "c.md", "d", "e", "\u00fc.txt");
    private static final List<String> MODES = List.of("rw-r--r--", "rwxr-xr-x", "rw-------", "r--r--r--");

    private final Random random;
    private final Path root;
    private final Editor editor;

    /**
     * Starts a generator.
     *
     * @param seed the same seed draws the same edits
     * @param root the folder
     * @param editor does them
     */
    public RandomEdits(long seed, Path root, Editor editor) {
        this.random = new Random(seed);
        this.root = root;
        this.editor = editor;
    }

    /**
     * Fills the folder with files, folders and a link, some of them empty, binary or read-only.
     *
     * @throws IOException if it cannot be written
     */
    public void fill() throws IOException {
        for (int i = 0; i < 12; i++) {
            Path file = root.resolve(path());
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) || !isFree(file)) {
                continue;
            }
            Files.createDirectories(file.getParent());
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            Files.write(file, random.nextInt(4) == 0 ? bytes : text().getBytes(StandardCharsets.UTF_8));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(MODES.get(random.nextInt(4))));
        }
        Files.createSymbolicLink(root.resolve("link"), Path.of("b.txt"));
    }

    private boolean isFree(Path file) {
        Path above = root;
        for (Path name : root.relativize(file)) {
            if (Files.isRegularFile(above)) {
                return false;
            }
            above = above.resolve(name);
        }
        return true;
    }

    /**
     * Has edits done.
     *
     * @param count how many
     * @throws IOException if the folder cannot be read
     */
    public void run(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            switch (random.nextInt(6)) {
                case 0, 1 -> editor.write(random.nextBoolean() ? existing() : path(), text());
                case 2, 3 -> editor.edit(existing(), "line " + random.nextInt(9), text());
                case 4 -> editor.move(existing(), path());
                default -> editor.delete(existing());
            }
        }
    }

    private String existing() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            List<Path> all = paths.filter(path -> !path.equals(root)).sorted().toList();
            return all.isEmpty()
                    ? path()
                    : root.relativize(all.get(random.nextInt(all.size()))).toString();
        }
    }

    private String path() {
        StringBuilder path = new StringBuilder(NAMES.get(random.nextInt(NAMES.size())));
        for (int i = random.nextInt(3); i > 0; i--) {
            path.append('/').append(NAMES.get(random.nextInt(NAMES.size())));
        }
        return path.toString();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append("line ").append(random.nextInt(9)).append(random.nextInt(5) == 0 ? "\r\n" : "\n");
        }
        return text.toString();
    }
}
