package dev.kairos.memory.internal.markdown;

import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.Statement.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a generation as Markdown: {@code MEMORY.md} with what is hot, and a file per kind of memory with all that is live and
 * what it replaced. A line per memory; a comment that browsers hide says which one it is. The same generation always gives the
 * same text.
 */
public final class Markdown {
    /** The file with what is hot. */
    public static final String MEMORY = "MEMORY.md";

    /** What stands before an id. */
    static final String ID = "id:";

    private static final int DATE = 10;
    /** So many of what is no longer so are listed, the newest last; the log has them all. */
    private static final int MOST_RETIRED = 200;

    private Markdown() {}

    /** The files of a generation by name. */
    public static Map<String, String> of(Generation generation) {
        Map<String, String> files = new TreeMap<>();
        files.put(MEMORY, memory(generation));
        for (Kind kind : Kind.values()) {
            List<Memory> all = generation.memories().stream()
                    .filter(memory -> memory.statement().kind() == kind)
                    .toList();
            if (!all.isEmpty()) {
                files.put(file(kind), topic(kind, all));
            }
        }
        return files;
    }

    /** The name of the file of a kind. */
    static String file(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + ".md";
    }

    /** The title of the section of a kind. */
    static String title(Kind kind) {
        return switch (kind) {
            case IDENTITY -> "Identity";
            case DIRECTIVE -> "Standing instructions";
            case PREFERENCE -> "Preferences";
            case FACT -> "Facts";
            case EVENT -> "Events";
            case TASK -> "Tasks";
            case PROCEDURE -> "Procedures";
            case INSIGHT -> "Insights";
        };
    }

    /** The kind of what is added to a file: in {@code MEMORY.md} the section says it, elsewhere the file does. */
    static @Nullable Kind kind(String file, @Nullable String section) {
        for (Kind kind : Kind.values()) {
            if (file(kind).equals(file) || (file.equals(MEMORY) && title(kind).equals(section))) {
                return kind;
            }
        }
        return null;
    }

    /** The line of a memory. */
    static String line(Memory memory) {
        return "- " + folded(memory.text()) + " <!-- " + ID + escaped(memory.id()) + " -->";
    }

    /** A text on one line, without what terminals obey, that cannot end the comment behind it. */
    static String folded(String text) {
        return text.replaceAll("[\\p{Cc}\\s]+", " ")
                .strip()
                .replace("<!--", "<!—")
                .replace("-->", "—>");
    }

    /** An id that a comment can hold. */
    static String escaped(String id) {
        StringBuilder escaped = new StringBuilder();
        id.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || "._:/@#+=,-".indexOf(c) >= 0) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append('%').append(Integer.toHexString(c)).append(';');
            }
        });
        return escaped.toString().replace("--", "-%2d;");
    }

    private static String memory(Generation generation) {
        StringBuilder text =
                new StringBuilder("# Memory of ").append(generation.scope()).append("\n\n");
        text.append("Generation ").append(generation.number());
        if (generation.number() > 0) {
            text.append(", ").append(generation.time());
        }
        text.append(". Change a line, add one or delete one: it counts once you confirm it.\n");
        for (Kind kind : Kind.values()) {
            List<Memory> hot = sorted(generation.live().stream()
                    .filter(memory -> memory.statement().kind() == kind)
                    .filter(memory -> memory.standing().tier() == Memory.Tier.HOT)
                    .toList());
            section(text, title(kind), hot.stream().map(Markdown::line).toList());
        }
        return text.toString();
    }

    private static String topic(Kind kind, List<Memory> all) {
        StringBuilder text = new StringBuilder("# ").append(title(kind)).append('\n');
        List<Memory> live = all.stream().filter(Memory::isLive).toList();
        section(text, "Now", sorted(live).stream().map(Markdown::line).toList());
        List<String> before = new ArrayList<>();
        List<Memory> gone = all.stream().filter(memory -> !memory.isLive()).toList();
        for (Memory memory : gone.subList(Math.max(0, gone.size() - MOST_RETIRED), gone.size())) {
            Instant retired = memory.retired();
            if (retired != null) {
                String how = memory.standing().status().name().toLowerCase(Locale.ROOT);
                before.add("- ~~" + folded(memory.text()) + "~~ " + how + " " + day(retired));
            }
        }
        section(text, "Before", before);
        return text.toString();
    }

    private static void section(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append("\n## ").append(title).append("\n\n");
            lines.forEach(line -> text.append(line).append('\n'));
        }
    }

    private static List<Memory> sorted(List<Memory> memories) {
        return memories.stream()
                .sorted(Comparator.comparing(
                                (Memory memory) -> !memory.standing().pinned())
                        .thenComparing(memory -> -memory.statement().importance())
                        .thenComparing(Memory::recorded)
                        .thenComparing(Memory::id))
                .toList();
    }

    private static String day(Instant instant) {
        String text = instant.toString();
        return text.substring(0, Math.min(DATE, text.length()));
    }
}
