/** Deciding when an agent wakes. */
@NullMarked
package dev.kairos.core.internal.wake;

import org.jspecify.annotations.NullMarked;
