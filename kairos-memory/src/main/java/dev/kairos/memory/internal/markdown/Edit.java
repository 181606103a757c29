package dev.kairos.memory.internal.markdown;

import dev.kairos.api.memory.Statement.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person changed in a rendered file. Every line below the first heading that is not a heading itself says something;
 * the comment at its end says which memory it was. Lines of memories that were not rendered there say nothing: they may have
 * been erased.
 *
 * @param added lines that name no memory, with the kind that their section says
 * @param changed the new texts of memories, by their escaped ids
 * @param removed the escaped ids of memories whose lines are gone
 */
record Edit(List<Added> added, Map<String, String> changed, Set<String> removed) {
    private static final Pattern MARK =
            Pattern.compile("<!--\\s{0,9}" + Markdown.ID + "(?<id>[^<>\\s]{1,4000})\\s{0,9}-->\\s*$");
    private static final Pattern BULLET = Pattern.compile("^\\s*[-*+]\\s+");
    private static final int LONGEST_LINE = 12_000;
    private static final int LONGEST_DIFF = 20_000;
    private static final String RETIRED = "~~";

    /**
     * A line that a person wrote.
     *
     * @param kind what sort of thing it says
     * @param text its words
     */
    record Added(Kind kind, String text) {}

    /** Compares a file as it is with what was rendered. */
    static Edit of(String file, String rendered, String edited) {
        Lines before = Lines.of(file, rendered);
        Lines after = Lines.of(file, edited);
        Map<String, String> changed = new LinkedHashMap<>();
        Set<String> removed = new LinkedHashSet<>();
        Set<String> unmarked = new HashSet<>();
        Set<String> texts = after.others.stream().map(Added::text).collect(Collectors.toSet());
        before.byId.forEach((id, text) -> {
            String other = after.byId.get(id);
            if (other == null && texts.contains(text)) {
                unmarked.add(text);
            } else if (other == null || other.isEmpty()) {
                removed.add(id);
            } else if (!text.equals(other)) {
                changed.put(id, other);
            }
        });
        List<Added> added = after.others.stream()
                .filter(line -> !before.others.contains(line) && !unmarked.contains(line.text()))
                .distinct()
                .toList();
        return new Edit(added, changed, removed);
    }

    /** The lines of two texts that the other does not have; cut where it gets long. */
    static String diff(String rendered, String edited) {
        Set<String> before = new LinkedHashSet<>(rendered.lines().toList());
        Set<String> after = new LinkedHashSet<>(edited.lines().toList());
        StringBuilder diff = new StringBuilder();
        before.stream()
                .filter(line -> !after.contains(line))
                .forEach(line -> diff.append("- ").append(line).append('\n'));
        after.stream()
                .filter(line -> !before.contains(line))
                .forEach(line -> diff.append("+ ").append(line).append('\n'));
        return diff.length() <= LONGEST_DIFF ? diff.toString() : diff.substring(0, LONGEST_DIFF) + "…\n";
    }

    /** What stands in a file: the texts of memories by id, and all else. */
    private static final class Lines {
        private final Map<String, String> byId = new LinkedHashMap<>();
        private final List<Added> others = new ArrayList<>();

        static Lines of(String file, String text) {
            Lines lines = new Lines();
            Kind kind = Markdown.kind(file, null);
            for (String line : (Iterable<String>) text.lines()::iterator) {
                if (line.startsWith("#")) {
                    kind = Markdown.kind(file, line.replaceAll("^#+\\s*", "").strip());
                } else {
                    lines.add(kind, line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line);
                }
            }
            return lines;
        }

        private void add(@Nullable Kind kind, String line) {
            Matcher mark = MARK.matcher(line);
            boolean marked = mark.find();
            String text = Markdown.folded(BULLET.matcher(marked ? line.substring(0, mark.start()) : line)
                    .replaceFirst(""));
            if (marked) {
                byId.put(mark.group("id"), text);
            } else if (!text.isEmpty() && !text.startsWith(RETIRED)) {
                others.add(new Added(kind == null ? Kind.FACT : kind, text));
            }
        }
    }
}
