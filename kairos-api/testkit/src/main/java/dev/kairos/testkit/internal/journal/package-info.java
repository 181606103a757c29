/** Crashes journals that are kept in files, and counts what they lose. For the tests of Kairos's own journals only. */
@NullMarked
package dev.kairos.testkit.internal.journal;

import org.jspecify.annotations.NullMarked;
