package dev.kairos.api.reach;

import dev.kairos.api.time.Timers;
import java.time.Duration;
import java.time.InstantSource;

/** A way on which people and an agent talk: takes messages in, and delivers what the agent says as a {@link Notifier} does. */
public interface Channel extends Notifier {

    /**
     * Begins to listen. Called once, on a worker thread, when the agent is there to hear.
     *
     * @param intake where messages go
     * @throws Exception if it cannot: then the runtime does not open it
     */
    void open(Intake intake) throws Exception;

    /** Ends listening and gives back what {@link #open} took. Closing again, or what was never opened, does nothing. */
    void close();

    /**
     * Tells whether the channel has established who a sender is, so that a paired sender may decide on approvals. By default
     * not.
     *
     * @return whether senders are authenticated
     */
    default boolean authenticates() {
        return false;
    }

    /** By default it only answers: it has nowhere to put what answers nobody. */
    @Override
    default boolean takesNews() {
        return false;
    }

    /** What a channel may do. Safe for use by many threads. */
    interface Intake {

        /**
         * Takes a message; durable when this returns, where its sender is known. What comes from strangers is not heard.
         *
         * @param message the message
         * @return whether somebody heard it
         */
        boolean received(Incoming message);

        /**
         * Returns the host's clock.
         *
         * @return the clock
         */
        InstantSource clock();

        /**
         * Runs a task, which may block, once a delay has passed.
         *
         * @param delay how long to wait
         * @param task what to run
         * @return the pending task
         */
        Timers.Pending after(Duration delay, Runnable task);
    }
}
