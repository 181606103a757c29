/** The entry of all benchmarks. */
@NullMarked
package dev.kairos.examples.bench;

import org.jspecify.annotations.NullMarked;
