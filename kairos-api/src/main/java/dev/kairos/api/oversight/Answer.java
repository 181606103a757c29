package dev.kairos.api.oversight;

import java.time.Duration;

/** What a person says to an {@link Approval}. */
public sealed interface Answer {

    /** The kinds of answers. */
    enum Kind {
        /** {@link Approve}. */
        APPROVE,
        /** {@link Edit}. */
        EDIT,
        /** {@link Reply}. */
        REPLY,
        /** {@link Deny}. */
        DENY,
        /** {@link Defer}. */
        DEFER
    }

    /**
     * Returns the kind, for exhaustive switches.
     *
     * @return the kind
     */
    Kind kind();

    /** The action may be done exactly as shown. */
    record Approve() implements Answer {
        @Override
        public Kind kind() {
            return Kind.APPROVE;
        }
    }

    /**
     * The action may be done with other arguments; they get a digest of their own and the policy looks at them again.
     *
     * @param arguments the arguments, as JSON text of an object
     */
    record Edit(String arguments) implements Answer {
        @Override
        public Kind kind() {
            return Kind.EDIT;
        }
    }

    /**
     * The agent's question is answered; nothing is done.
     *
     * @param text the answer; at most 8,000 characters are kept
     */
    record Reply(String text) implements Answer {
        @Override
        public Kind kind() {
            return Kind.REPLY;
        }
    }

    /**
     * The action must not be done.
     *
     * @param reason why; the model is told
     */
    record Deny(String reason) implements Answer {
        @Override
        public Kind kind() {
            return Kind.DENY;
        }
    }

    /**
     * Not now: the approval stays pending for longer.
     *
     * @param until how long from now; positive, at most 30 days
     */
    record Defer(Duration until) implements Answer {

        private static final Duration LONGEST = Duration.ofDays(30);

        /**
         * Checks the time.
         *
         * @throws IllegalArgumentException if it is out of its range
         */
        public Defer {
            if (until.isNegative() || until.isZero() || until.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("an answer deferred by " + until + ": more than 0, at most 30 days");
            }
        }

        @Override
        public Kind kind() {
            return Kind.DEFER;
        }
    }
}
