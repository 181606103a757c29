package dev.kairos.core.internal.tree;

/** One character of a pattern for names: itself, {@code ?}, an escape or a set in brackets. */
final class NameAtom {

    /** It does not match. */
    static final int NONE = -1;

    private NameAtom() {}

    /**
     * Matches one character.
     *
     * @param pattern the pattern
     * @param at where the atom begins in it
     * @param character the character
     * @return where the next atom begins, or {@link #NONE}
     */
    static int match(String pattern, int at, char character) {
        char first = pattern.charAt(at);
        if (first == '?') {
            return at + 1;
        }
        if (first == '[') {
            return matchSet(pattern, at + 1, character);
        }
        int literal = first == '\\' && at + 1 < pattern.length() ? at + 1 : at;
        return pattern.charAt(literal) == character ? literal + 1 : NONE;
    }

    private static int matchSet(String pattern, int from, char character) {
        boolean negated = from < pattern.length() && (pattern.charAt(from) == '!' || pattern.charAt(from) == '^');
        int start = negated ? from + 1 : from;
        boolean found = false;
        int at = start;
        while (at < pattern.length() && (at == start || pattern.charAt(at) != ']')) {
            int low = literal(pattern, at);
            int next = low + 1;
            int high = low;
            if (next + 1 < pattern.length() && pattern.charAt(next) == '-' && pattern.charAt(next + 1) != ']') {
                high = literal(pattern, next + 1);
                next = high + 1;
            }
            found |= pattern.charAt(low) <= character && character <= pattern.charAt(high);
            at = next;
        }
        boolean closed = at < pattern.length();
        return closed && found != negated ? at + 1 : NONE;
    }

    private static int literal(String pattern, int at) {
        return pattern.charAt(at) == '\\' && at + 1 < pattern.length() ? at + 1 : at;
    }
}
