package dev.kairos.api.oversight;

import java.util.Comparator;

/** JSON pointers to the values of arguments. */
final class Pointers {

    /** By segments; numbers by their value, so that the tenth item of a list follows the ninth. */
    static final Comparator<String> ORDER = Pointers::compare;

    private Pointers() {}

    /** The name of the argument that a value belongs to: the last segment that is no number. */
    static String name(String pointer) {
        String[] segments = pointer.split("/", -1);
        for (int i = segments.length - 1; i > 0; i--) {
            if (!isNumber(segments[i])) {
                return segments[i];
            }
        }
        return "";
    }

    private static int compare(String one, String other) {
        String[] left = one.split("/", -1);
        String[] right = other.split("/", -1);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            boolean numbers = isNumber(left[i]) && isNumber(right[i]);
            int order = numbers
                    ? Long.compare(Long.parseLong(left[i]), Long.parseLong(right[i]))
                    : left[i].compareTo(right[i]);
            if (order != 0) {
                return order;
            }
        }
        return left.length == right.length ? one.compareTo(other) : left.length - right.length;
    }

    private static boolean isNumber(String segment) {
        return !segment.isEmpty() && segment.length() < 10 && segment.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
