package dev.kairos.core.internal.beat;

import dev.kairos.api.event.Origin;

/**
 * What memory gives a beat to begin with.
 *
 * @param brief what the agent should always know
 * @param recalled what fits the events at hand
 * @param origin the least trusted source of both
 */
public record Remembered(String brief, String recalled, Origin origin) {

    /** Nothing. */
    public static final Remembered NOTHING = new Remembered("", "", Origin.OWNER);
}
