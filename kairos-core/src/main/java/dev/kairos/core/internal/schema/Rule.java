package dev.kairos.core.internal.schema;

import org.jspecify.annotations.Nullable;

/** What one or a few keywords of a schema demand. Immutable. */
@FunctionalInterface
interface Rule {

    /**
     * Checks a value; values of another type than the keywords speak of pass.
     *
     * @param value a JSON tree
     * @param place where it stands
     * @param report where violations go
     */
    void check(@Nullable Object value, Place place, Report report);
}
