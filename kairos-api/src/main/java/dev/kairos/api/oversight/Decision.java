package dev.kairos.api.oversight;

import java.time.Duration;

/** What a {@link Policy} says of an {@link Action}. */
public sealed interface Decision {

    /** How long an approval is waited for unless a policy says otherwise: a day. */
    Duration EXPIRY = Duration.ofDays(1);

    /** The kinds of decisions. */
    enum Kind {
        /** {@link Allow}. */
        ALLOW,
        /** {@link Deny}. */
        DENY,
        /** {@link Ask}. */
        ASK,
        /** {@link Pass}. */
        PASS
    }

    /** What becomes of an action that nobody has answered for. */
    enum OnExpiry {
        /** It is not done. */
        DENY,
        /** It is done. Never for an action that asks because of a stranger's text. */
        ALLOW
    }

    /**
     * Returns the kind, for exhaustive switches.
     *
     * @return the kind
     */
    Kind kind();

    /**
     * Names the rule that decided; journaled with the action.
     *
     * @return the rule, in a few words; empty for {@link Pass}
     */
    String rule();

    /**
     * The action may be done.
     *
     * @param rule the rule that says so
     */
    record Allow(String rule) implements Decision {
        @Override
        public Kind kind() {
            return Kind.ALLOW;
        }
    }

    /**
     * The action must not be done; the model is told the reason and goes on.
     *
     * @param rule the rule that says so
     * @param reason why, for the model and for people
     */
    record Deny(String rule, String reason) implements Decision {
        @Override
        public Kind kind() {
            return Kind.DENY;
        }
    }

    /**
     * A person has to approve the exact action first; the beat ends as suspended.
     *
     * @param rule the rule that says so
     * @param to whom to ask, as the host knows them, for example {@code owner}
     * @param expiry how long an answer is waited for; positive
     * @param onExpiry what becomes of the action if none comes
     */
    record Ask(String rule, String to, Duration expiry, OnExpiry onExpiry) implements Decision {

        /**
         * Checks the expiry.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Ask {
            if (expiry.isNegative() || expiry.isZero()) {
                throw new IllegalArgumentException("the expiry " + expiry + " of '" + rule + "' must be positive");
            }
        }

        /**
         * Creates a question to the owner that {@linkplain Decision#EXPIRY expires} in a day, as a no.
         *
         * @param rule the rule that says so
         */
        public Ask(String rule) {
            this(rule, "owner", EXPIRY, OnExpiry.DENY);
        }

        @Override
        public Kind kind() {
            return Kind.ASK;
        }
    }

    /** The policy has nothing to say: the next one is asked. */
    record Pass() implements Decision {
        @Override
        public Kind kind() {
            return Kind.PASS;
        }

        @Override
        public String rule() {
            return "";
        }
    }
}
