package dev.kairos.api.heartbeat;

import dev.kairos.api.verify.Claim;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a beat ended. */
public sealed interface BeatOutcome {

    /** The kinds of outcomes. */
    enum Kind {
        /** {@link Quiet}. */
        QUIET,
        /** {@link Acted}. */
        ACTED,
        /** {@link Notified}. */
        NOTIFIED,
        /** {@link Suspended}. */
        SUSPENDED,
        /** {@link Failed}. */
        FAILED,
        /** {@link Interrupted}. */
        INTERRUPTED
    }

    /** Why a beat failed. */
    enum Failure {
        /** The model named no outcome though it was asked for one. */
        NO_OUTCOME,
        /** The model could not be called. */
        MODEL,
        /** The limit of model calls was reached. */
        STEPS,
        /** The limit of tokens was reached. */
        TOKENS,
        /** The limit of time was reached. */
        TIME,
        /** The same call with the same arguments and result was made too often. */
        REPETITION,
        /** The limit of total tool output was reached. */
        OUTPUT,
        /** A budget has no room for the next model call. */
        BUDGET
    }

    /** Why a beat was interrupted. */
    enum Interruption {
        /** Skills, schemas or prompts changed while it was not running. */
        CONFIG_CHANGED,
        /** The agent was stopped. */
        STOPPED
    }

    /**
     * Returns the kind, for exhaustive switches.
     *
     * @return the kind
     */
    Kind kind();

    /**
     * Says in words how it ended.
     *
     * @return a line for people; may be empty
     */
    String summary();

    /**
     * Nothing needed doing. Nobody is told.
     *
     * @param summary what was looked at; may be empty
     * @param wakeAt when the agent asks to be woken, or {@code null}
     */
    record Quiet(String summary, @Nullable Instant wakeAt) implements BeatOutcome {
        @Override
        public Kind kind() {
            return Kind.QUIET;
        }
    }

    /**
     * Something was done; it needs nobody's attention.
     *
     * @param summary what was done
     * @param claims what the agent says is now true
     * @param wakeAt when the agent asks to be woken, or {@code null}
     */
    record Acted(
            String summary, List<Claim> claims, @Nullable Instant wakeAt) implements BeatOutcome {
        /** Copies the claims. */
        public Acted {
            claims = List.copyOf(claims);
        }

        @Override
        public Kind kind() {
            return Kind.ACTED;
        }
    }

    /**
     * There is something that a person should read.
     *
     * @param summary the words for the person: the answer, or the news
     * @param claims what the agent says is now true
     * @param wakeAt when the agent asks to be woken, or {@code null}
     */
    record Notified(
            String summary, List<Claim> claims, @Nullable Instant wakeAt) implements BeatOutcome {
        /** Copies the claims. */
        public Notified {
            claims = List.copyOf(claims);
        }

        @Override
        public Kind kind() {
            return Kind.NOTIFIED;
        }
    }

    /**
     * The beat waits for a person.
     *
     * @param summary what it waits for
     */
    record Suspended(String summary) implements BeatOutcome {
        @Override
        public Kind kind() {
            return Kind.SUSPENDED;
        }
    }

    /**
     * The beat could not finish. What woke it has not been consumed; it is tried again with back-off.
     *
     * @param failure why
     * @param summary the details
     */
    record Failed(Failure failure, String summary) implements BeatOutcome {
        @Override
        public Kind kind() {
            return Kind.FAILED;
        }
    }

    /**
     * The beat was ended from outside. What woke it has not been consumed.
     *
     * @param interruption why
     * @param summary the details
     */
    record Interrupted(Interruption interruption, String summary) implements BeatOutcome {
        @Override
        public Kind kind() {
            return Kind.INTERRUPTED;
        }
    }
}
