/** The tool call by which a model names the outcome of a beat. */
@NullMarked
package dev.kairos.core.internal.outcome;

import org.jspecify.annotations.NullMarked;
