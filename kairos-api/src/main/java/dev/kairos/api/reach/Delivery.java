package dev.kairos.api.reach;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one attempt to deliver a notice. */
public sealed interface Delivery {

    /** The kinds of results. */
    enum Kind {
        /** {@link Confirmed}. */
        CONFIRMED,
        /** {@link Refused}. */
        REFUSED,
        /** {@link Unknown}. */
        UNKNOWN
    }

    /**
     * Returns the kind, for exhaustive switches.
     *
     * @return the kind
     */
    Kind kind();

    /**
     * The far side has taken it.
     *
     * @param id what the far side calls it; may be empty
     */
    record Confirmed(String id) implements Delivery {
        @Override
        public Kind kind() {
            return Kind.CONFIRMED;
        }
    }

    /**
     * The far side has certainly not taken it, so that trying again repeats nothing.
     *
     * @param why what it said, without secrets
     * @param retryAfter how long to wait at least before the next attempt, zero if it does not matter; {@code null} if another
     *     attempt cannot help
     */
    record Refused(String why, @Nullable Duration retryAfter) implements Delivery {
        @Override
        public Kind kind() {
            return Kind.REFUSED;
        }
    }

    /**
     * Nobody knows whether the far side has taken it: the answer is missing or makes no sense.
     *
     * @param why what is missing, without secrets
     */
    record Unknown(String why) implements Delivery {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }
}
