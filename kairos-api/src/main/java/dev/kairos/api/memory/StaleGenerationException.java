package dev.kairos.api.memory;

/** Thrown when a change was planned on a generation that is not the current one any more. */
public final class StaleGenerationException extends MemoryException {

    private static final long serialVersionUID = 1L;

    private final long expected;
    private final long current;

    /**
     * Creates the exception.
     *
     * @param scope whose memories
     * @param expected the generation the change was planned on
     * @param current the current one
     */
    public StaleGenerationException(Scope scope, long expected, long current) {
        super(
                Reason.STALE_GENERATION,
                "the change of " + scope + " was planned on generation " + expected + ", the current one is " + current
                        + ": read it again and plan again",
                null);
        this.expected = expected;
        this.current = current;
    }

    /**
     * Returns what the change was planned on.
     *
     * @return the number of a generation
     */
    public long expected() {
        return expected;
    }

    /**
     * Returns what is current.
     *
     * @return the number of the generation at the time of the refusal
     */
    public long current() {
        return current;
    }
}
