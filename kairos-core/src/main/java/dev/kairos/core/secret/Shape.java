package dev.kairos.core.secret;

import java.util.List;

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

    private final Step[] steps;
    private final int groupFrom;
    private final int groupTo;

    Shape(List<Step> steps, int groupFrom, int groupTo) {
        this.steps = steps.toArray(new Step[0]);
        this.groupFrom = groupFrom;
        this.groupTo = groupTo;
    }

    static Shape of(String pattern) {
        return new ShapeParser(pattern).parse();
    }

    /**
     * Matches forwards.
     *
     * @param span receives what the group took; left alone without a group
     * @return the end of the match, or the complement of the index at which it failed
     */
    int match(String text, int from, Span span) {
        int at = from;
        for (int i = 0; i < steps.length; i++) {
            if (i == groupFrom) {
                span.start = at;
            }
            Step step = steps[i];
            int end = step.set.end(text, at, at + step.max);
            if (end - at < step.min) {
                return ~end;
            }
            at = end;
            if (i == groupTo) {
                span.end = at;
            }
        }
        return endsAt(text, at) ? at : ~at;
    }

    /** Matches backwards from {@code end}; returns where the match begins, or -1. */
    int matchBefore(String text, int end) {
        int at = end;
        for (int i = steps.length - 1; i >= 0; i--) {
            Step step = steps[i];
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
        for (Step step : steps) {
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
        return steps.length == 0;
    }

    boolean hasGroup() {
        return groupTo >= 0;
    }

    /** Whether the character may be the first of a match. */
    boolean beginsWith(char c) {
        return steps.length > 0 && steps[0].set.has(c);
    }

    /** Whether its first set has no upper bound. */
    boolean isLong() {
        return steps.length > 0 && steps[0].max == UNBOUNDED;
    }

    private boolean endsAt(String text, int at) {
        if (at >= text.length() || steps.length == 0 || steps[steps.length - 1].literal()) {
            return true;
        }
        CharSet last = steps[steps.length - 1].set;
        char next = text.charAt(at);
        return !last.has(next) && !(last.hasAny(CharSet.ALNUM) && CharSet.ALNUM.has(next));
    }
}
