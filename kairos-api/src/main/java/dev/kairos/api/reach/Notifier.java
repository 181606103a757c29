package dev.kairos.api.reach;

import java.util.function.Consumer;

/**
 * Delivers notices to people in one way. The outbox calls it on a worker thread, one notice at a time; it may block, and has to
 * bound how long. Every implementation passes {@code NotifierContract} of the test kit.
 */
public interface Notifier {

    /**
     * Names it.
     *
     * @return 1 to 40 lower-case letters, digits and {@code -}; unique per runtime
     */
    String name();

    /**
     * Tries once to deliver a notice.
     *
     * @param notice the notice
     * @return what came of it
     * @throws Exception if it broke: then nobody knows whether the notice has arrived
     */
    Delivery deliver(Notice notice) throws Exception;

    /**
     * Tells whether the far side takes a notice with a key that it knows for the same one, so that an attempt whose result is not
     * known may be repeated. By default it does not.
     *
     * @return whether it deduplicates
     */
    default boolean deduplicates() {
        return false;
    }

    /**
     * Tells whether the words can be read on a locked device, by anybody who holds it. Then the outbox sends a generic text unless
     * it is told to show all. By default they cannot.
     *
     * @return whether they can
     */
    default boolean showsOnLockScreen() {
        return false;
    }

    /**
     * Tells whether it delivers what is addressed to nobody in particular: an agent's news. By default it does.
     *
     * @return whether a notice without receiver has one
     */
    default boolean takesNews() {
        return true;
    }

    /**
     * Returns how many characters the far side takes at once. Longer words are split into parts that are sent one after the other.
     * By default 4,000.
     *
     * @return at least 100
     */
    default int maxText() {
        return 4_000;
    }

    /**
     * Creates a notifier of the host's own.
     *
     * @param name its name
     * @param delivery takes a notice; if it returns the notice counts as delivered, if it throws as unknown
     * @return the notifier
     */
    static Notifier of(String name, Consumer<Notice> delivery) {
        return new Notifier() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Delivery deliver(Notice notice) {
                delivery.accept(notice);
                return new Delivery.Confirmed("");
            }
        };
    }
}
