/**
 * The one way in which the file stores touch the disk, so that tests can put a simulated disk under them. For Kairos's own
 * artifacts only.
 */
@NullMarked
package dev.kairos.api.internal.file;

import org.jspecify.annotations.NullMarked;
