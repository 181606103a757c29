package dev.kairos.api.model;

/**
 * Where a backend reports progress while a call runs. Each report proves that the call is alive; a call that stays silent
 * for longer than the idle deadline, or receives more bytes than allowed, is abandoned.
 *
 * <p>Both methods throw {@link ModelException} once the call was abandoned; the backend lets it pass and closes its
 * connection.
 */
public interface ReplySink {

    /** A sink that hears nothing and never abandons. */
    ReplySink NONE = new ReplySink() {
        @Override
        public void text(String piece) {}

        @Override
        public void received(int bytes) {}
    };

    /**
     * Reports a piece of the reply's text as it arrived.
     *
     * @param piece the next characters
     */
    void text(String piece);

    /**
     * Reports that bytes arrived from the provider, of whatever kind.
     *
     * @param bytes how many since the last report
     */
    void received(int bytes);
}
