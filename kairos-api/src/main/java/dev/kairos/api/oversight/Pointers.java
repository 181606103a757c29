package dev.kairos.api.oversight;

/** JSON pointers to the values of arguments. */
final class Pointers {

    private Pointers() {}

    /** Whether a value belongs to an argument: the last segment of its pointer that is no number is the name. */
    static boolean isOf(String pointer, String name) {
        int end = pointer.length();
        int slash = pointer.lastIndexOf('/');
        while (slash > 0 && isNumber(pointer, slash + 1, end)) {
            end = slash;
            slash = pointer.lastIndexOf('/', slash - 1);
        }
        int length = end - slash - 1;
        return length == name.length() && pointer.startsWith(name, slash + 1);
    }

    private static boolean isNumber(String text, int from, int end) {
        for (int i = from; i < end; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return end > from;
    }
}
