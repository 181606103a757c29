/** Models that need no provider: rules, and recordings of other models. */
@NullMarked
package dev.kairos.core.model;

import org.jspecify.annotations.NullMarked;
