package dev.kairos.core.internal.text;

/** Tells characters apart by what people see of them. */
public final class Characters {

    private Characters() {}

    /** Whether a code point has a shape or is a space: no control, format, separator of lines, or unassigned one. */
    public static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
