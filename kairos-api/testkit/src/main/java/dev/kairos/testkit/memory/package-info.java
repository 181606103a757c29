/** The contract that every memory store passes. */
@NullMarked
package dev.kairos.testkit.memory;

import org.jspecify.annotations.NullMarked;
