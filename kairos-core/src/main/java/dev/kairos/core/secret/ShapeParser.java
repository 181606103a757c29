package dev.kairos.core.secret;

import java.util.ArrayList;
import java.util.List;

/** Reads the pattern of a {@link Shape}. */
final class ShapeParser {
    private final String pattern;
    private final List<Shape.Step> steps = new ArrayList<>();
    private int at;
    private int groupFrom = -1;
    private int groupTo = -1;

    ShapeParser(String pattern) {
        this.pattern = pattern;
    }

    Shape.Steps parse() {
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '(') {
                groupFrom = steps.size();
                at++;
            } else if (c == ')') {
                groupTo = steps.size() - 1;
                at++;
            } else {
                CharSet set = c == '[' ? characterClass() : CharSet.of(literal());
                steps.add(repeated(set));
            }
        }
        return new Shape.Steps(List.copyOf(steps), groupFrom, groupTo);
    }

    private Shape.Step repeated(CharSet set) {
        char c = at < pattern.length() ? pattern.charAt(at) : ' ';
        if (c == '?' || c == '+') {
            at++;
            return c == '?' ? new Shape.Step(set, 0, 1) : new Shape.Step(set, 1, Shape.UNBOUNDED);
        }
        if (c != '{') {
            return new Shape.Step(set, 1, 1);
        }
        int close = pattern.indexOf('}', at);
        String[] bounds = pattern.substring(at + 1, close).split(",", -1);
        at = close + 1;
        int min = Integer.parseInt(bounds[0]);
        if (bounds.length == 1) {
            return new Shape.Step(set, min, min);
        }
        return new Shape.Step(set, min, bounds[1].isEmpty() ? Shape.UNBOUNDED : Integer.parseInt(bounds[1]));
    }

    private CharSet characterClass() {
        at++;
        boolean negated = pattern.charAt(at) == '^';
        if (negated) {
            at++;
        }
        CharSet set = CharSet.NONE;
        while (pattern.charAt(at) != ']') {
            set = set.or(member());
        }
        at++;
        return negated ? set.complement() : set;
    }

    private CharSet member() {
        if (pattern.startsWith("\\s", at)) {
            at += 2;
            return CharSet.SPACES;
        }
        char first = literal();
        if (pattern.charAt(at) != '-' || pattern.charAt(at + 1) == ']') {
            return CharSet.of(first);
        }
        at++;
        return CharSet.range(first, literal());
    }

    private char literal() {
        char c = pattern.charAt(at++);
        return c == '\\' ? pattern.charAt(at++) : c;
    }
}
