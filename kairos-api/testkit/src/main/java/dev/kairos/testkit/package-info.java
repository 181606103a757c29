/** What tests of agents, skills and back-ends need: virtual time, scripted models, contracts, invariants. */
@NullMarked
package dev.kairos.testkit;

import org.jspecify.annotations.NullMarked;
