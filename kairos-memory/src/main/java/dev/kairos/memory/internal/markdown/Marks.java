package dev.kairos.memory.internal.markdown;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is noted of the rendered files of a scope: digests by which a person's edit is recognised. Notes that are lost or
 * damaged let files count as edited, never as rendered. Used by one thread.
 */
final class Marks {
    private static final String FILE = ".rendered";
    private static final String HEADER = "kairos-rendered 1 ";
    private static final int COLUMNS = 4;
    private static final String NUMBER = "\\d{1,18}";

    private final Map<String, Mark> marks = new TreeMap<>();
    private long generation = -1;

    /**
     * How a file was rendered.
     *
     * @param digest of what was put into it; empty if nothing was
     * @param next of what was about to be put into it; empty if nothing is under way
     * @param generation from which
     */
    private record Mark(String digest, String next, long generation) {
        static final Mark NONE = new Mark("", "", 0);
    }

    static Marks read(Path folder) throws IOException {
        Marks marks = new Marks();
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return marks;
        }
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (lines.isEmpty() || !lines.get(0).matches(HEADER + "-?" + NUMBER)) {
            return marks;
        }
        marks.generation = Long.parseLong(lines.get(0).substring(HEADER.length()));
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split("\t", -1);
            if (parts.length == COLUMNS && parts[COLUMNS - 1].matches(NUMBER)) {
                marks.marks.put(parts[0], new Mark(parts[1], parts[2], Long.parseLong(parts[COLUMNS - 1])));
            }
        }
        return marks;
    }

    void write(Path folder) throws IOException {
        StringBuilder text = new StringBuilder(HEADER).append(generation).append('\n');
        marks.forEach((name, mark) -> text.append(name)
                .append('\t')
                .append(mark.digest())
                .append('\t')
                .append(mark.next())
                .append('\t')
                .append(mark.generation())
                .append('\n'));
        Path fresh = folder.resolve(FILE + ".tmp");
        Files.writeString(fresh, text);
        Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    List<String> names() {
        return List.copyOf(marks.keySet());
    }

    long generation() {
        return generation;
    }

    void rendered(long number) {
        generation = number;
    }

    /** Whether something with this digest was put into a file, or was about to be when the process died. */
    boolean has(String name, String digest) {
        Mark mark = marks.getOrDefault(name, Mark.NONE);
        return digest.equals(mark.digest()) || digest.equals(mark.next());
    }

    /** The generation that a file was rendered from. */
    long generation(String name) {
        return marks.getOrDefault(name, Mark.NONE).generation();
    }

    /** Remembers a file that was not rendered. */
    void note(String name) {
        marks.putIfAbsent(name, Mark.NONE);
    }

    void announce(String name, String digest) {
        Mark mark = marks.getOrDefault(name, Mark.NONE);
        marks.put(name, new Mark(mark.digest(), digest, mark.generation()));
    }

    void set(String name, String digest, long from) {
        marks.put(name, new Mark(digest, "", from));
    }

    void forget(String name) {
        marks.remove(name);
    }
}
