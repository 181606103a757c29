package dev.kairos.core.internal.state;

import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Origin;
import dev.kairos.core.internal.fact.InboxFact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something in the inbox.
 *
 * @param sequence its place in the journal
 * @param time when it arrived
 * @param origin who its text comes from
 * @param cause why it was raised, or {@code null}
 * @param fact what it is
 */
public record Waiting(
        long sequence,
        Instant time,
        Origin origin,
        @Nullable Cause cause,
        InboxFact fact) {}
