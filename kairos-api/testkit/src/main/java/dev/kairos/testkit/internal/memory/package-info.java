/** Crashes memory stores and asks them for what is not theirs, and counts what they lose or tell. For the tests of Kairos only. */
@NullMarked
package dev.kairos.testkit.internal.memory;

import org.jspecify.annotations.NullMarked;
