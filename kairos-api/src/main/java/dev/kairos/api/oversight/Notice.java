package dev.kairos.api.oversight;

import dev.kairos.api.AgentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that the owner should hear of at once. Each is told once, also over restarts.
 *
 * @param kind what happened
 * @param agent whom it concerns, or {@code null} for the whole host
 * @param text what happened and what to do about it, in a line or two
 * @param subject what it is about: the id of an approval, the name of a cap; may be empty
 * @param time when it happened
 */
public record Notice(Kind kind, @Nullable AgentId agent, String text, String subject, Instant time) {

    /** What there is to tell. */
    public enum Kind {
        /** An agent asks whether it may do something, or what it should do. */
        APPROVAL_ASKED,
        /** A budget is used by 80 percent. */
        BUDGET_WARNING,
        /** A budget is used up: work is paused. */
        BUDGET_REFUSED,
        /** A provider has billed more than a call could cost. */
        BUDGET_OVERRUN,
        /** Somebody paused, stopped or resumed an agent or the host. */
        CONTROL
    }
}
