package dev.kairos.core.internal.tree;

import java.util.List;

/**
 * A pattern over relative paths with {@code /} between names: {@code ?}, {@code *}, {@code [a-z]} and {@code [!a-z]} within a
 * name, {@code **} for any number of names, <code>\</code> before a character that stands for itself. Matching takes at most
 * the product of the lengths of both sides, whatever the pattern: those in repositories come from strangers.
 */
final class Glob {

    private static final String ANY_NAMES = "**";

    private final List<String> names;

    /**
     * Reads a pattern.
     *
     * @param pattern the pattern; without {@code /} it is looked for at any depth
     */
    Glob(String pattern) {
        String path = pattern.contains("/") ? pattern : ANY_NAMES + "/" + pattern;
        this.names = List.of((path.startsWith("/") ? path.substring(1) : path).split("/"));
    }

    /** Whether a path matches, given as its names. */
    boolean matches(String[] path) {
        int name = 0;
        int at = 0;
        int resumeName = -1;
        int resumeAt = 0;
        while (at < path.length) {
            if (name < names.size() && names.get(name).equals(ANY_NAMES)) {
                resumeName = ++name;
                resumeAt = at;
            } else if (name < names.size() && matchesName(names.get(name), path[at])) {
                name++;
                at++;
            } else if (resumeName >= 0) {
                name = resumeName;
                at = ++resumeAt;
            } else {
                return false;
            }
        }
        // A ** at the end stands for what lies inside, so for one name at least.
        return name == names.size();
    }

    private static boolean matchesName(String pattern, String name) {
        int p = 0;
        int n = 0;
        int resumeP = -1;
        int resumeN = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                resumeP = ++p;
                resumeN = n;
                continue;
            }
            int next = p < pattern.length() ? NameAtom.match(pattern, p, name.charAt(n)) : NameAtom.NONE;
            if (next != NameAtom.NONE) {
                p = next;
                n++;
            } else if (resumeP >= 0) {
                p = resumeP;
                n = ++resumeN;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
