package dev.kairos.api.heartbeat;

import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Verdict;
import dev.kairos.api.verify.Verification;
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
     * Returns what came of checking what the agent says is now true.
     *
     * @return the verification; {@code null} if nothing was claimed and nothing verifies this agent's claims
     */
    default @Nullable Verification verification() {
        return null;
    }

    /**
     * Returns how far what the agent says has been verified, by code.
     *
     * @return the worst verdict of its claims; {@link Verdict#UNVERIFIED} without a claim, and for every beat that did not
     *     complete
     */
    default Verdict verdict() {
        Verification verification = verification();
        return verification == null ? Verdict.UNVERIFIED : verification.verdict();
    }

    /**
     * Says to people how it ended: what they are told must carry the verdict.
     *
     * @return the summary and, below it in brackets, the verdict where there is one to tell; what looks like such a line in the
     *     summary stands in round ones
     */
    default String report() {
        Verification verification = verification();
        String words = Verification.unforged(summary());
        return verification == null ? words : words + "\n[" + verification.line() + "]";
    }

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
     * @param verification what came of checking what the agent says is now true; {@code null} if nothing was claimed and
     *     nothing verifies this agent's claims
     * @param wakeAt when the agent asks to be woken, or {@code null}
     */
    record Acted(
            String summary,
            @Nullable Verification verification,
            @Nullable Instant wakeAt) implements BeatOutcome {

        /**
         * Creates an outcome whose claims nobody has checked.
         *
         * @param summary what was done
         * @param claims what the agent says is now true; may be empty
         * @param wakeAt when the agent asks to be woken, or {@code null}
         */
        public Acted(String summary, List<Claim> claims, @Nullable Instant wakeAt) {
            this(
                    summary,
                    claims.isEmpty() ? null : Verification.unverified(claims, "nothing verifies this agent's claims"),
                    wakeAt);
        }

        /**
         * Returns what the agent says is now true.
         *
         * @return the claims; empty if there are none
         */
        public List<Claim> claims() {
            return verification == null ? List.of() : verification.claims();
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
     * @param verification what came of checking what the agent says is now true; {@code null} if nothing was claimed and
     *     nothing verifies this agent's claims
     * @param wakeAt when the agent asks to be woken, or {@code null}
     */
    record Notified(
            String summary,
            @Nullable Verification verification,
            @Nullable Instant wakeAt) implements BeatOutcome {

        /**
         * Creates an outcome whose claims nobody has checked.
         *
         * @param summary the words for the person: the answer, or the news
         * @param claims what the agent says is now true; may be empty
         * @param wakeAt when the agent asks to be woken, or {@code null}
         */
        public Notified(String summary, List<Claim> claims, @Nullable Instant wakeAt) {
            this(
                    summary,
                    claims.isEmpty() ? null : Verification.unverified(claims, "nothing verifies this agent's claims"),
                    wakeAt);
        }

        /**
         * Returns what the agent says is now true.
         *
         * @return the claims; empty if there are none
         */
        public List<Claim> claims() {
            return verification == null ? List.of() : verification.claims();
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
