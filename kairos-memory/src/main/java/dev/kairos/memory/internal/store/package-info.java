/** How stores keep the content of a scope: a log of records, and the state that is folded from it. */
@NullMarked
package dev.kairos.memory.internal.store;

import org.jspecify.annotations.NullMarked;
