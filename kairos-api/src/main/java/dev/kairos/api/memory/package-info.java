/**
 * What agents remember: episodes (what happened), memories (what is known), the stores that keep both, and the recall that
 * finds in them what matters within a budget of tokens.
 */
@NullMarked
package dev.kairos.api.memory;

import org.jspecify.annotations.NullMarked;
