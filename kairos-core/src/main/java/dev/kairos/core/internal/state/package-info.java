/** What an agent is: the pure fold of its entries, and its form as a checkpoint. */
@NullMarked
package dev.kairos.core.internal.state;

import org.jspecify.annotations.NullMarked;
