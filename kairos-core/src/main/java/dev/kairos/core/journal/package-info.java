/** Where journals are kept: in a folder, or in memory. */
@NullMarked
package dev.kairos.core.journal;

import org.jspecify.annotations.NullMarked;
