/** Crashes memory stores that are kept in files, and counts what they lose. For the tests of Kairos's own stores only. */
@NullMarked
package dev.kairos.testkit.internal.memory;

import org.jspecify.annotations.NullMarked;
