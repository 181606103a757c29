package dev.kairos.core.internal.workspace;

/** How exactly a search text was found; each grade is tried only where the one before finds nothing. */
enum Tolerance {
    EXACT("exactly"),
    LINE_ENDS("with other line ends"),
    TRAILING_SPACE("ignoring space at line ends"),
    INDENTATION("ignoring indentation");

    private final String words;

    Tolerance(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
