package dev.kairos.core.internal.json;

/** Finds what UTF-8 cannot carry. */
final class Surrogates {

    private Surrogates() {}

    /** Tells whether a text holds half of a surrogate pair without the other half. */
    static boolean unpaired(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isLowSurrogate(c) || i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(++i))) {
                return true;
            }
        }
        return false;
    }
}
