/** Strict, bounded JSON between text and plain trees of maps, lists, strings, numbers and booleans. */
@NullMarked
package dev.kairos.core.internal.json;

import org.jspecify.annotations.NullMarked;
