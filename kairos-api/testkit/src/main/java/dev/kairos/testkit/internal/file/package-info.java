/**
 * A disk in memory that remembers every operation and can be crashed at any of them. For the tests of Kairos's own stores
 * only.
 */
@NullMarked
package dev.kairos.testkit.internal.file;

import org.jspecify.annotations.NullMarked;
