package dev.kairos.api.memory;

/** The one rule for names that stores keep. */
final class Names {

    static final int LONGEST = 200;

    private Names() {}

    static void check(String what, String id) {
        if (id.isBlank() || id.length() > LONGEST) {
            throw new IllegalArgumentException(
                    what + " of " + id.length() + " characters must have 1-" + LONGEST + " and not be blank");
        }
        if (id.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            throw new IllegalArgumentException(
                    what + " '" + visible(id) + "' holds a control character or half a surrogate pair: remove it");
        }
    }

    private static String visible(String id) {
        StringBuilder shown = new StringBuilder();
        id.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '?' : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
