package dev.kairos.core.verify;

import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Finding;

/**
 * A claim that was checked.
 *
 * @param claim what is claimed
 * @param finding what was found
 */
public record Checked(Claim claim, Finding finding) {}
