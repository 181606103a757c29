package dev.kairos.api.verify;

import java.util.Map;

/**
 * Something that an agent says is true and that code can check.
 *
 * @param kind what is claimed, for example {@code file.changed}
 * @param details the facts of the claim, by name
 */
public record Claim(String kind, Map<String, String> details) {

    /** Copies the details. */
    public Claim {
        details = Map.copyOf(details);
    }
}
