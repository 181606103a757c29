package dev.kairos.core;

/** The entry of the runtime. */
public final class Kairos {
    private static final String NAME = "Kairos";

    private Kairos() {}

    /**
     * The name under which the runtime shows itself.
     *
     * @return the name, never empty
     */
    public static String name() {
        return NAME;
    }
}
