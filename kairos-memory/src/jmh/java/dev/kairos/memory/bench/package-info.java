/** Benchmarks and proofs of the memory. */
@NullMarked
package dev.kairos.memory.bench;

import org.jspecify.annotations.NullMarked;
