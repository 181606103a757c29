package dev.kairos.core.internal.workspace;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.kairos.core.internal.regex.PatternSize;
import dev.kairos.core.internal.tree.GlobFilter;
import dev.kairos.core.internal.workspace.Content.Decoded;
import dev.kairos.core.internal.workspace.Place.Kind;
import dev.kairos.core.internal.workspace.Protection.Level;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks into a workspace. Safe for use by many threads. */
final class Viewing {

    /** How many digits of a hash a model is shown. */
    static final int VERSION = 16;

    private static final int LONGEST_LINE = 300;

    /** Characters of all texts that one search looks at, times the size of its pattern: some seconds. */
    private static final long MOST_WORK = 1_000_000_000;

    private final WorkRoot root;
    private final Protection protection;
    private final WorkLimits limits;
    private final Showing showing;

    Viewing(WorkRoot root, Protection protection, WorkLimits limits, Showing showing) {
        this.root = root;
        this.protection = protection;
        this.limits = limits;
        this.showing = showing;
    }

    /** Lists a folder. */
    String list(WorkPath folder) throws IOException {
        StringBuilder out = new StringBuilder();
        try (Place place = root.open(folder)) {
            List<String> names = place.names(limits.entries() * 20);
            for (String name : names.subList(0, Math.min(names.size(), limits.entries()))) {
                Place.Seen seen = place.look(name);
                out.append(WorkPath.shown(name))
                        .append(
                                switch (seen.kind()) {
                                    case FILE -> " (" + seen.size() + " bytes)\n";
                                    case FOLDER -> "/\n";
                                    case LINK -> " (link, not followed)\n";
                                    case OTHER, NONE -> " (no file)\n";
                                });
            }
            if (names.size() > limits.entries()) {
                out.append("… and ").append(names.size() - limits.entries()).append(" more\n");
            }
        }
        return out.isEmpty() ? "'" + folder + "' is empty" : out.toString();
    }

    /** Finds files by a glob. */
    String find(String glob, WorkPath folder) throws IOException {
        Predicate<WorkPath> wanted = wanted(glob);
        List<String> found = new ArrayList<>();
        boolean all = new Walk(root, false).from(folder, (path, seen, place) -> {
            if (seen.kind() == Kind.FILE && wanted.test(path)) {
                found.add(path.toString());
            }
            return found.size() < limits.entries();
        });
        if (found.isEmpty()) {
            return "no file matches '" + WorkPath.shown(glob) + "'";
        }
        return String.join("\n", found) + (all ? "" : "\n… stopped at " + found.size());
    }

    private static Predicate<WorkPath> wanted(@Nullable String glob) throws RefusedException {
        if (glob == null || glob.isBlank()) {
            return path -> true;
        }
        try {
            GlobFilter filter = GlobFilter.of(List.of(glob));
            return path -> filter.takes(path.toString(), false);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    /** A file's content and what it says of itself. */
    Content content(WorkPath path) throws IOException {
        if (path.isRoot()) {
            throw new RefusedException("'.' is a folder: list it");
        }
        try (Place place = root.open(path.parent())) {
            return Content.read(place, path, limits.fileBytes());
        }
    }

    /**
     * Shows lines of a file.
     *
     * @param from the first line, from 1 on
     * @param count how many lines
     */
    String show(WorkPath path, Content content, int from, int count) throws RefusedException {
        Decoded decoded = content.text(path);
        Level level = protection.of(path);
        List<String> lines = showing.of(decoded.text(), level).lines().toList();
        int first = Math.min(Math.max(from, 1), lines.size() + 1);
        int last = (int) Math.min(lines.size(), (long) first - 1 + Math.max(count, 1));
        String head = path + " (" + (lines.isEmpty() ? "empty" : "lines " + first + "-" + last + " of " + lines.size())
                + ", version " + content.hash().substring(0, VERSION)
                + (decoded.charset().name().equals("UTF-8") ? "" : ", " + decoded.charset())
                + (decoded.text().contains("\r\n") ? ", CRLF" : "")
                + (level == Level.SECRET ? ", values redacted" : "") + ")\n";
        return head + showing.cut(String.join("\n", lines.subList(first - 1, last)));
    }

    /** Searches lines of files. */
    String search(Query query) throws IOException {
        Predicate<WorkPath> wanted = wanted(query.glob());
        Matching matching = matching(query);
        StringBuilder out = new StringBuilder();
        int[] found = {0};
        boolean all = new Walk(root, false).from(query.folder(), (path, seen, place) -> {
            if (seen.kind() == Kind.FILE
                    && seen.size() <= limits.fileBytes()
                    && protection.of(path) != Level.SECRET
                    && wanted.test(path)) {
                found[0] += search(path, place, matching, out);
            }
            return found[0] < limits.entries() && matching.work < MOST_WORK;
        });
        if (out.isEmpty()) {
            return (all ? "nothing found for '" : "stopped after much text without a match for '")
                    + WorkPath.shown(query.text()) + "'";
        }
        return showing.cut(showing.of(out.toString(), Level.OPEN))
                + (all ? "" : "… stopped after " + found[0] + " matches");
    }

    private int search(WorkPath path, Place place, Matching matching, StringBuilder out) throws IOException {
        String text;
        try {
            text = Content.read(place, path, limits.fileBytes()).text(path).text();
        } catch (RefusedException binaryOrGone) {
            return 0;
        }
        int number = 0;
        int found = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (matching.test(line)) {
                String shown = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line;
                out.append(path)
                        .append(':')
                        .append(number)
                        .append(": ")
                        .append(shown)
                        .append('\n');
                if (++found >= limits.entries()) {
                    break;
                }
            }
        }
        return found;
    }

    /**
     * What to search for.
     *
     * @param regex whether the text is a regular expression
     */
    record Query(
            String text,
            boolean regex,
            WorkPath folder,
            @Nullable String glob) {}

    /** Tests lines, and counts what that costs. */
    private static final class Matching {
        private final Predicate<String> test;
        private final long size;
        private long work;

        Matching(Predicate<String> test, long size) {
            this.test = test;
            this.size = size;
        }

        boolean test(String line) {
            work += (line.length() + 1L) * size;
            return test.test(line);
        }
    }

    private static Matching matching(Query query) throws RefusedException {
        if (query.text().isEmpty()) {
            throw new RefusedException("the text to search for is empty");
        }
        if (!query.regex()) {
            return new Matching(line -> line.contains(query.text()), 1);
        }
        long size = PatternSize.of(query.text());
        if (size < 0) {
            throw new RefusedException("the regular expression is too large: at most " + PatternSize.MAX_LENGTH
                    + " characters and counts");
        }
        try {
            Pattern pattern = Pattern.compile(query.text());
            return new Matching(line -> pattern.matcher(line).find(), size);
        } catch (PatternSyntaxException e) {
            throw new RefusedException("the regular expression is not understood (" + e.getDescription()
                    + "): there are no look-arounds and no back-references");
        }
    }
}
