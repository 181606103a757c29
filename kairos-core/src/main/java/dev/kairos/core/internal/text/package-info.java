/** What is known of characters. */
@NullMarked
package dev.kairos.core.internal.text;

import org.jspecify.annotations.NullMarked;
