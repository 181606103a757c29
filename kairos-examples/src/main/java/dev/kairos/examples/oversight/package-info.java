/** An agent that people can leave alone: what it may do, whom it asks, what it may spend. */
@NullMarked
package dev.kairos.examples.oversight;

import org.jspecify.annotations.NullMarked;
