package dev.kairos.core.secret;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a token: sets of characters in a row, each with how often it may repeat. Written as a small part of RE2's syntax:
 * literals, {@code [classes]}, <code>{n}</code>, <code>{n,m}</code>, <code>{n,}</code>, {@code ?}, {@code +} and one group in
 * parentheses around what is secret.
 *
 * <p>Every set takes as many characters as it can and gives none back, so a match reads each character once and needs no
 * memory. A regular expression library, linear too, takes thirty times as long per character, which a hostile text of nothing but
 * prefixes turns into seconds. Patterns must be written such that taking all is right; a test holds each of them against RE2/J.
 */
final class Shape {

    /** The most repetitions of one set, where the pattern names no bound. */
    static final int UNBOUNDED = 4_096;

    /** One set of characters, and how often it comes. */
    record Step(CharSet set, int min, int max) {
        boolean literal() {
            return max == 1 && Long.bitCount(set.low()) + Long.bitCount(set.high()) == 1;
        }
    }

    /** What a pattern says; the group is from one step to another, -1 if there is none. */
    record Steps(List<Step> all, int groupFrom, int groupTo) {}

    private final String pattern;
    private @Nullable Steps read;

    private Shape(String pattern) {
        this.pattern = pattern;
    }

    /** Of a hundred forms hardly one is needed in a run: the pattern is read when it is. Several threads may read it at once. */
    static Shape of(String pattern) {
        return new Shape(pattern);
    }

    private Steps steps() {
        Steps steps = read;
        if (steps == null) {
            steps = new ShapeParser(pattern).parse();
            read = steps;
        }
        return steps;
    }

    /**
     * Matches forwards.
     *
     * @param span receives what the group took; left alone without a group
     * @return the end of the match, or the complement of the index at which it failed
     */
    int match(String text, int from, Span span) {
        Steps steps = steps();
        int at = from;
        for (int i = 0; i < steps.all.size(); i++) {
            if (i == steps.groupFrom) {
                span.start = at;
            }
            Step step = steps.all.get(i);
            int end = step.set.end(text, at, at + step.max);
            if (end - at < step.min) {
                return ~end;
            }
            at = end;
            if (i == steps.groupTo) {
                span.end = at;
            }
        }
        return endsAt(text, at, steps.all) ? at : ~at;
    }

    /** Matches backwards from {@code end}; returns where the match begins, or -1. */
    int matchBefore(String text, int end) {
        if (pattern.isEmpty()) {
            return end;
        }
        List<Step> steps = steps().all;
        int at = end;
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            int start = step.set.start(text, at, at - step.max);
            if (at - start < step.min) {
                return -1;
            }
            at = start;
        }
        return at;
    }

    /** The set of the character at a fixed distance from the start; any character where the distance is not fixed. */
    CharSet setAt(int index) {
        int at = 0;
        for (Step step : steps().all) {
            if (index < at + step.min) {
                return step.set;
            }
            if (step.min != step.max) {
                return CharSet.ANY;
            }
            at += step.max;
        }
        return CharSet.ANY;
    }

    boolean isEmpty() {
        return pattern.isEmpty();
    }

    boolean hasGroup() {
        return steps().groupTo >= 0;
    }

    /** Whether the character may be the first of a match. */
    boolean beginsWith(char c) {
        return !pattern.isEmpty() && steps().all.get(0).set.has(c);
    }

    /** Whether each of the characters may be the first of a match. */
    boolean beginsWith(String characters) {
        return !pattern.isEmpty()
                && steps().all.get(0).set.end(characters, 0, characters.length()) == characters.length();
    }

    /** Whether its first set has no upper bound. */
    boolean isLong() {
        return !pattern.isEmpty() && steps().all.get(0).max == UNBOUNDED;
    }

    private static boolean endsAt(String text, int at, List<Step> steps) {
        if (at >= text.length()
                || steps.isEmpty()
                || steps.get(steps.size() - 1).literal()) {
            return true;
        }
        CharSet last = steps.get(steps.size() - 1).set;
        char next = text.charAt(at);
        return !last.has(next) && !(last.hasAny(CharSet.ALNUM) && CharSet.ALNUM.has(next));
    }
}
