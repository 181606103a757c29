package dev.kairos.core.internal.workspace;

import dev.kairos.core.internal.workspace.Editing.Edited;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds whole lines that differ from the search text by white space only. */
final class LineMatch {

    private final String text;
    private final Edit edit;
    private final String end;
    private final List<String> lines;
    private final List<String> search;

    LineMatch(String text, Edit edit, String end) {
        this.text = text;
        this.edit = edit;
        this.end = end;
        this.lines = split(text);
        this.search = split(edit.search());
    }

    /** The lines of a text without their ends; what follows the last end is a line unless it is empty. */
    private static List<String> split(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        lines.replaceAll(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
        return lines;
    }

    Edited apply() throws RefusedException {
        List<Integer> found = find(String::stripTrailing);
        if (!found.isEmpty()) {
            return at(only(found, Tolerance.TRAILING_SPACE), Tolerance.TRAILING_SPACE, replacement("", ""));
        }
        found = find(String::strip);
        found.removeIf(from -> shift(from) == null);
        if (found.isEmpty()) {
            throw new RefusedException(
                    "the search text is not there" + hint() + ": read the file again and copy the lines");
        }
        int from = only(found, Tolerance.INDENTATION);
        Shift shift = Objects.requireNonNull(shift(from));
        return at(from, Tolerance.INDENTATION, replacement(shift.from(), shift.to()));
    }

    private static int only(List<Integer> found, Tolerance how) throws RefusedException {
        if (found.size() > 1) {
            throw Editing.ambiguous(found.stream().map(line -> line + 1).toList(), how);
        }
        return found.get(0);
    }

    private List<Integer> find(UnaryOperator<String> form) {
        List<String> wanted = search.stream().map(form).toList();
        List<String> there = lines.stream().map(form).toList();
        List<Integer> found = new ArrayList<>();
        for (int from = 0; from + wanted.size() <= there.size(); from++) {
            if (there.subList(from, from + wanted.size()).equals(wanted)) {
                found.add(from);
            }
        }
        return found;
    }

    private String hint() {
        String first = search.stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("")
                .strip();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(first)) {
                return " (its first line is, at line " + (i + 1) + ")";
            }
        }
        return "";
    }

    /** The same indentation instead of another one on every line. */
    private record Shift(String from, String to) {}

    /** How the indentation differs, or {@code null} if not by the same on all lines. */
    private @Nullable Shift shift(int from) {
        Shift shift = null;
        for (int i = 0; i < search.size(); i++) {
            if (search.get(i).isBlank()) {
                continue;
            }
            String wanted = indentation(search.get(i));
            String there = indentation(lines.get(from + i));
            if (shift == null) {
                shift = new Shift(wanted, there);
            }
            if (!wanted.startsWith(shift.from) || !there.equals(shift.to + wanted.substring(shift.from.length()))) {
                return null;
            }
        }
        return shift;
    }

    private static String indentation(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    private String replacement(String from, String to) {
        if (edit.replace().isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        for (String line : split(edit.replace())) {
            boolean shifted = !line.isBlank() && line.startsWith(from);
            out.append(out.isEmpty() ? "" : end).append(shifted ? to + line.substring(from.length()) : line);
        }
        return out.toString();
    }

    private Edited at(int from, Tolerance how, String replace) {
        int begin = offset(from);
        int stop = offset(from + search.size());
        boolean whole = stop > begin && text.charAt(stop - 1) == '\n';
        boolean keepsEnd = whole && !(replace.isEmpty() && edit.search().endsWith("\n"));
        return new Edited(text.substring(0, begin) + replace + (keepsEnd ? end : "") + text.substring(stop), how);
    }

    /** Where a line begins, counted in characters. */
    private int offset(int line) {
        int at = 0;
        for (int i = 0; i < line && at < text.length(); i++) {
            int next = text.indexOf('\n', at);
            at = next < 0 ? text.length() : next + 1;
        }
        return at;
    }
}
