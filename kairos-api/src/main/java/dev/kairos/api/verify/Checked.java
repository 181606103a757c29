package dev.kairos.api.verify;

import java.util.Objects;

/**
 * A claim that was checked.
 *
 * @param claim what is claimed
 * @param finding what was found
 */
public record Checked(Claim claim, Finding finding) {

    /** Checks the parts. */
    public Checked {
        Objects.requireNonNull(claim, "claim");
        Objects.requireNonNull(finding, "finding");
    }
}
