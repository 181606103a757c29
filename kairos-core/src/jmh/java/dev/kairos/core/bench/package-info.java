/** Benchmarks and proofs of the runtime. */
@NullMarked
package dev.kairos.core.bench;

import org.jspecify.annotations.NullMarked;
