/** Regular expressions from strangers: a linear-time engine, and a bound on what a pattern can cost. */
@NullMarked
package dev.kairos.core.internal.regex;

import org.jspecify.annotations.NullMarked;
