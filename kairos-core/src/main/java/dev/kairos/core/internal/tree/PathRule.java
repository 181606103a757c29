package dev.kairos.core.internal.tree;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line that takes paths in or leaves them out, in the form of Git's ignore files.
 *
 * @param negated whether it begins with {@code !}
 * @param folderOnly whether it ends with {@code /} and so means folders only
 * @param glob what it matches
 */
record PathRule(boolean negated, boolean folderOnly, Glob glob) {

    /** Reads lines; blank ones and comments are no rules. */
    static List<PathRule> all(Iterable<String> lines) {
        List<PathRule> rules = new ArrayList<>();
        for (String line : lines) {
            PathRule rule = of(line);
            if (rule != null) {
                rules.add(rule);
            }
        }
        return List.copyOf(rules);
    }

    static @Nullable PathRule of(String line) {
        String pattern = stripEnd(line);
        if (pattern.isEmpty() || pattern.startsWith("#")) {
            return null;
        }
        boolean negated = pattern.startsWith("!");
        pattern = negated ? pattern.substring(1) : pattern;
        boolean folderOnly = pattern.endsWith("/");
        pattern = folderOnly ? pattern.substring(0, pattern.length() - 1) : pattern;
        return pattern.isEmpty() || pattern.equals("/") ? null : new PathRule(negated, folderOnly, new Glob(pattern));
    }

    private static String stripEnd(String line) {
        int end = line.length();
        while (end > 0 && isSpace(line.charAt(end - 1)) && (end < 2 || line.charAt(end - 2) != '\\')) {
            end--;
        }
        return line.substring(0, end);
    }

    private static boolean isSpace(char character) {
        return character == ' ' || character == '\t' || character == '\r';
    }

    boolean matches(String[] path, boolean folder) {
        return (folder || !folderOnly) && glob.matches(path);
    }
}
