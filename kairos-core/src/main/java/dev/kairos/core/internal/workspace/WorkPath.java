package dev.kairos.core.internal.workspace;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A path inside a workspace: names from the root down, none of which leads up or elsewhere on any system.
 *
 * @param names the names; empty for the root itself
 */
public record WorkPath(List<String> names) {

    /** The root. */
    public static final WorkPath ROOT = new WorkPath(List.of());

    private static final int MOST_CHARACTERS = 1_000;
    /** How many folders deep a path may lead. */
    static final int MOST_NAMES = 64;

    private static final int SHOWN = 80;

    /** Copies the names. */
    public WorkPath {
        names = List.copyOf(names);
    }

    /**
     * Reads a path as a model writes it.
     *
     * @param text names with {@code /} between them; empty or {@code .} for the root
     * @return the path
     * @throws RefusedException if it is absolute, leads up, or holds what another system reads as another path
     */
    public static WorkPath parse(String text) throws RefusedException {
        if (text.length() > MOST_CHARACTERS) {
            throw new RefusedException("path '" + shown(text) + "' has more than " + MOST_CHARACTERS + " characters");
        }
        if (text.startsWith("/")) {
            throw new RefusedException(
                    "path '" + shown(text) + "' is absolute: write it relative to the workspace's root");
        }
        String path = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        List<String> names = new ArrayList<>();
        for (String name : path.isEmpty() ? new String[0] : path.split("/", -1)) {
            if (!name.equals(".")) {
                names.add(checked(name, text));
            }
        }
        if (names.size() > MOST_NAMES) {
            throw new RefusedException("path '" + shown(text) + "' is deeper than " + MOST_NAMES + " folders");
        }
        return new WorkPath(names);
    }

    private static String checked(String name, String path) throws RefusedException {
        String wrong = Names.problem(name);
        if (wrong == null) {
            try {
                if (Path.of(name).getNameCount() == 1) {
                    return name;
                }
            } catch (InvalidPathException e) {
                // Said below.
            }
            wrong = "cannot be a name on this system";
        }
        throw new RefusedException("path '" + shown(path) + "' is refused: the name '" + shown(name) + "' " + wrong);
    }

    /** Whether it is the root. */
    public boolean isRoot() {
        return names.isEmpty();
    }

    /** The last name. */
    public String name() {
        return names.get(names.size() - 1);
    }

    /** The folder that it lies in. */
    public WorkPath parent() {
        return new WorkPath(names.subList(0, names.size() - 1));
    }

    /** What has a name in it. */
    public WorkPath child(String name) {
        List<String> longer = new ArrayList<>(names);
        longer.add(name);
        return new WorkPath(longer);
    }

    /** Whether it is another path or lies in it. */
    public boolean isWithin(WorkPath other) {
        return names.size() >= other.names.size()
                && names.subList(0, other.names.size()).equals(other.names);
    }

    /** The names with {@code /} between them, {@code .} for the root. */
    @Override
    public String toString() {
        return names.isEmpty() ? "." : String.join("/", names);
    }

    /** A text in one line of visible characters. */
    static String shown(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().limit(SHOWN).forEach(point -> out.appendCodePoint(Names.isVisible(point) ? point : '\uFFFD'));
        return text.codePointCount(0, text.length()) > SHOWN ? out + "…" : out.toString();
    }
}
