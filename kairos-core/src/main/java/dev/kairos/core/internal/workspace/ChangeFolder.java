package dev.kairos.core.internal.workspace;

import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One change on disk, outside of the workspace: its steps, the new content before it is moved in, the old content after it was
 * moved out, and how it ended.
 *
 * @param path the folder
 * @param number which one it is, from 1 on
 * @param key a hash of the key of the call
 * @param beat a hash of agent and beat
 * @param bytes about how much it holds
 */
record ChangeFolder(Path path, long number, String key, String beat, long bytes) {

    private static final String STEPS = "steps.json";
    private static final String DONE = "done";
    static final String OLD = "old-";
    private static final int HASH = 16;

    static @Nullable ChangeFolder of(Path path) {
        String[] parts = String.valueOf(path.getFileName()).split("-", -1);
        try {
            return parts.length == 4
                    ? new ChangeFolder(path, Long.parseLong(parts[0]), parts[1], parts[2], Long.parseLong(parts[3]))
                    : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static ChangeFolder create(Path parent, long number, Author author, long bytes) throws IOException {
        String key = key(author);
        String beat = beat(author.agent(), author.beat());
        Path path = parent.resolve(String.format("%012d-%s-%s-%d", number, key, beat, bytes));
        return new ChangeFolder(Files.createDirectory(path), number, key, beat, bytes);
    }

    static String key(Author author) {
        return hash(author.agent() + "\n" + author.key());
    }

    static String beat(String agent, String beat) {
        return hash(agent + "\n" + beat);
    }

    private static String hash(String text) {
        return Content.hash(text.getBytes(StandardCharsets.UTF_8)).substring(0, HASH);
    }

    /** Keeps new content; durable when this returns. */
    void stage(String item, byte[] bytes, @Nullable Set<PosixFilePermission> permissions) throws IOException {
        create(item, bytes, permissions, true);
    }

    private void create(String item, byte[] bytes, @Nullable Set<PosixFilePermission> permissions, boolean durable)
            throws IOException {
        Path file = path.resolve(item);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            if (permissions != null) {
                Files.setPosixFilePermissions(file, permissions);
            }
            if (durable) {
                channel.force(true);
            }
        }
    }

    /**
     * Writes down what is going to be done; durable when this returns.
     *
     * @param undoes the numbers of the changes that are taken back by it
     */
    void write(List<Step> steps, List<Long> undoes) throws IOException {
        String text = Json.write(Map.of("steps", steps.stream().map(Step::tree).toList(), "undoes", undoes));
        store(STEPS, text, true);
    }

    List<Step> steps() throws IOException {
        return has(STEPS) ? written().objects("steps", Step::read) : List.of();
    }

    /** The numbers of the changes that are taken back by it. */
    List<Long> undoes() throws IOException {
        List<Long> numbers = new ArrayList<>();
        if (has(STEPS)) {
            written().list("undoes").forEach(number -> numbers.add((Long) Objects.requireNonNull(number)));
        }
        return numbers;
    }

    private Fields written() throws IOException {
        return Json.fields(Files.readString(path.resolve(STEPS)));
    }

    /** Ends it; the text is what the caller was told. If a power cut loses that, the change is taken back. */
    void done(String text) throws IOException {
        store(DONE, text, false);
    }

    @Nullable
    String doneText() throws IOException {
        return has(DONE) ? Files.readString(path.resolve(DONE)) : null;
    }

    /** Ends it badly: it goes, unless something that was taken out of the workspace could not be put back. */
    void failed() throws IOException {
        try (DirectoryStream<Path> old = Files.newDirectoryStream(path, OLD + "*")) {
            if (old.iterator().hasNext()) {
                done(new Changed("failed; what could not be put back is kept in '" + path + "'", Map.of(), Map.of())
                        .write());
                return;
            }
        }
        delete();
    }

    private boolean has(String name) {
        return Files.exists(path.resolve(name));
    }

    private void store(String name, String text, boolean durable) throws IOException {
        create(name + ".new", text.getBytes(StandardCharsets.UTF_8), null, durable);
        Files.move(
                path.resolve(name + ".new"),
                path.resolve(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    boolean holds(String item) {
        return Files.exists(path.resolve(item), LinkOption.NOFOLLOW_LINKS);
    }

    /** Deletes it with all that it holds. */
    void delete() throws IOException {
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
