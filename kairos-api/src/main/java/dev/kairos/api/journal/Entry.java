package dev.kairos.api.journal;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Origin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to one agent: a public envelope around a payload that only its reader understands. Stores and
 * older versions pass kinds that they do not know through unchanged.
 *
 * @param agent whom it happened to
 * @param sequence its place among the agent's entries, from 1, without gaps
 * @param time when it happened, by the writer's clock; not necessarily rising
 * @param kind what happened, for example {@code tool.returned}
 * @param version the version of the payload's shape, from 1
 * @param origin the least trusted source of the payload's text
 * @param cause why it happened, or {@code null}
 * @param key the key it was offered under, or {@code null}
 * @param payload a JSON object
 */
public record Entry(
        AgentId agent,
        long sequence,
        Instant time,
        String kind,
        int version,
        Origin origin,
        @Nullable Cause cause,
        @Nullable String key,
        String payload) {

    /** What stands in the place of a payload that was erased. */
    public static final String ERASED = "{\"erased\":true}";

    /**
     * Tells whether the payload was erased.
     *
     * @return whether nothing but the envelope is left
     */
    public boolean isErased() {
        return payload.equals(ERASED);
    }

    /**
     * Gives a draft its place.
     *
     * @param agent whom it happened to
     * @param sequence its place, from 1
     * @param key the key it was offered under, or {@code null}
     * @param draft what happened
     * @return the entry
     */
    public static Entry of(AgentId agent, long sequence, @Nullable String key, Draft draft) {
        return new Entry(
                agent,
                sequence,
                draft.time(),
                draft.kind(),
                draft.version(),
                draft.origin(),
                draft.cause(),
                key,
                draft.payload());
    }
}
