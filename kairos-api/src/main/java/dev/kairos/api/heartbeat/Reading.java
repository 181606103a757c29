package dev.kairos.api.heartbeat;

import dev.kairos.api.event.Origin;
import java.util.Objects;

/**
 * What a sensor saw. Two readings with the same fingerprint are the same to the agent, whatever their texts.
 *
 * @param fingerprint changes exactly when something changed that the agent should look at; at most 200 characters
 * @param text what the agent reads when it does look; bounded by the runtime to 16 KiB
 * @param origin who the text comes from
 */
public record Reading(String fingerprint, String text, Origin origin) {

    /**
     * Checks the fingerprint.
     *
     * @throws IllegalArgumentException if it is longer than 200 characters
     */
    public Reading {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(origin, "origin");
        if (fingerprint.length() > 200) {
            throw new IllegalArgumentException("fingerprint '" + fingerprint.substring(0, 40) + "…' has "
                    + fingerprint.length() + " characters, at most 200 are allowed: hash it");
        }
    }

    /**
     * Creates a reading of the host's own.
     *
     * @param fingerprint changes when something changed
     * @param text what the agent reads
     * @return the reading, with origin {@link Origin#OWNER}
     */
    public static Reading of(String fingerprint, String text) {
        return new Reading(fingerprint, text, Origin.OWNER);
    }
}
