package dev.kairos.core.internal.spend;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a call may be made.
 *
 * @param id of the reservation; empty if it was refused
 * @param refusal why it was refused, or {@code null}
 */
public record Reserved(String id, @Nullable Refusal refusal) {

    /**
     * Why a call was refused.
     *
     * @param cap which cap has no room, for people
     * @param why what is missing and what to do about it
     * @param scope what the cap is counted over
     * @param until when there will be room again, or {@code null} if that is not known
     */
    public record Refusal(
            String cap, String why, Scope scope, @Nullable Instant until) {}

    /** What is refused. */
    public enum Scope {
        /** This call or beat. */
        BEAT,
        /** The objective. */
        OBJECTIVE,
        /** The agent or the host, until a day or month ends. */
        PERIOD,
        /** The model, until the configuration changes. */
        MODEL
    }

    static Reserved granted(String id) {
        return new Reserved(id, null);
    }

    static Reserved refused(Refusal refusal) {
        return new Reserved("", refusal);
    }
}
