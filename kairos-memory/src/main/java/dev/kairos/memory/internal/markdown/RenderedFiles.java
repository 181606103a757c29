package dev.kairos.memory.internal.markdown;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rendered files of one scope. A file that is not as it was last rendered was edited by a person: it is never written to,
 * and the new text goes beside it under another name, for which the same holds. Used by one thread at a time.
 */
final class RenderedFiles {
    private static final String UNFINISHED = ".tmp";
    private static final int MOST_NAMES = 9;
    /** What is longer is not read; no rendering of what a dream keeps comes near. */
    static final int MOST_BYTES = 8 << 20;

    private final Path folder;

    RenderedFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * A file that is not as it was rendered.
     *
     * @param name its name
     * @param topic the name of the file that it stands for
     * @param content its content, or {@code null} if it is no file that can be read
     * @param digest of its content
     * @param generation the generation that it was last rendered from; 0 if it never was
     */
    record Edited(String name, String topic, @Nullable String content, String digest, long generation) {}

    Path folder() {
        return folder;
    }

    /** The generation that was last rendered, -1 if none was. */
    long generation() throws IOException {
        return Marks.read(folder).generation();
    }

    /** Writes files, but over none that a person edited; false if one of them found no place. */
    boolean render(long generation, Map<String, String> texts) throws IOException {
        Files.createDirectories(folder);
        removeUnfinished();
        Marks marks = Marks.read(folder);
        Map<String, String> places = new TreeMap<>();
        boolean complete = true;
        for (Map.Entry<String, String> file : texts.entrySet()) {
            String place = place(file.getKey(), file.getValue(), marks);
            complete &= place != null;
            if (place != null) {
                places.put(place, file.getValue());
            }
        }
        places.forEach((name, text) -> marks.announce(name, Digest.of(text)));
        marks.write(folder);
        for (String name : marks.names()) {
            String text = places.get(name);
            if (text != null) {
                complete &= put(name, text, marks, generation);
            } else if (edited(name, marks) == null) {
                Files.deleteIfExists(folder.resolve(name));
                marks.forget(name);
            }
        }
        marks.rendered(generation);
        marks.write(folder);
        return complete;
    }

    /** The files that a person edited. */
    List<Edited> edited() throws IOException {
        Marks marks = Marks.read(folder);
        List<Edited> all = new ArrayList<>();
        for (String name : new TreeSet<>(marks.names())) {
            Edited edit = edited(name, marks);
            if (edit != null) {
                all.add(edit);
            }
        }
        return all;
    }

    /** Lets a file be rendered again; false if it is not as it was when the edit was read. */
    boolean release(String name, String digest) throws IOException {
        Marks marks = Marks.read(folder);
        Edited now = edited(name, marks);
        if (now == null || now.content() == null || !now.digest().equals(digest)) {
            return false;
        }
        marks.set(name, digest, now.generation());
        marks.write(folder);
        return true;
    }

    /** The first of a file's names under which nothing stands that a person edited. */
    private @Nullable String place(String topic, String text, Marks marks) throws IOException {
        for (int i = 0; i < MOST_NAMES; i++) {
            String name = name(topic, i);
            Edited edited = edited(name, marks);
            if (edited == null || edited.digest().equals(Digest.of(text))) {
                return name;
            }
            marks.note(name);
        }
        return null;
    }

    private boolean put(String name, String text, Marks marks, long generation) throws IOException {
        Path fresh = folder.resolve("." + name + UNFINISHED);
        Files.writeString(fresh, text);
        Edited late = edited(name, marks);
        if (late != null && !late.digest().equals(Digest.of(text))) {
            Files.delete(fresh);
            return false;
        }
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        marks.set(name, Digest.of(text), generation);
        return true;
    }

    private @Nullable Edited edited(String name, Marks marks) throws IOException {
        Path path = folder.resolve(name);
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || Files.size(path) > MOST_BYTES) {
            return new Edited(name, topic(name), null, "", marks.generation(name));
        }
        byte[] bytes = Files.readAllBytes(path);
        String digest = Digest.of(bytes);
        return marks.has(name, digest)
                ? null
                : new Edited(
                        name, topic(name), new String(bytes, StandardCharsets.UTF_8), digest, marks.generation(name));
    }

    private void removeUnfinished() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith(".") && name.endsWith(".md" + UNFINISHED)) {
                    Files.delete(file);
                }
            }
        }
    }

    /** {@code MEMORY.md}, {@code MEMORY.new.md}, {@code MEMORY.new-2.md} … */
    private static String name(String topic, int number) {
        String stem = topic.substring(0, topic.length() - ".md".length());
        return number == 0 ? topic : stem + (number == 1 ? ".new.md" : ".new-" + number + ".md");
    }

    private static String topic(String name) {
        return name.replaceFirst("\\.new(-\\d)?\\.md$", ".md");
    }
}
