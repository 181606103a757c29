/** The ledger that every model and embedding call passes: what may be spent, what was, and what it costs. */
@NullMarked
package dev.kairos.core.internal.spend;

import org.jspecify.annotations.NullMarked;
