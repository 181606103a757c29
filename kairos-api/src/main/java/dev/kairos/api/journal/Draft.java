package dev.kairos.api.journal;

import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Origin;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry before the journal has given it its place.
 *
 * @param time when it happened, by the writer's clock
 * @param kind what happened, for example {@code tool.returned}; 1 to 100 characters
 * @param version the version of the payload's shape, from 1
 * @param origin the least trusted source of the payload's text
 * @param cause why it happened, or {@code null}
 * @param payload a JSON object; stores pass it through unread
 */
public record Draft(
        Instant time,
        String kind,
        int version,
        Origin origin,
        @Nullable Cause cause,
        String payload) {

    /**
     * Checks kind and version.
     *
     * @throws IllegalArgumentException if the kind is blank or longer than 100 characters, or the version below 1
     */
    public Draft {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(payload, "payload");
        if (kind.isBlank() || kind.length() > 100) {
            throw new IllegalArgumentException("entry kind '" + kind + "' must have 1-100 characters");
        }
        if (version < 1) {
            throw new IllegalArgumentException("entry version " + version + " must be at least 1");
        }
    }
}
