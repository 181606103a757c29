/** What the README shows; a test holds the two together and runs it. */
@NullMarked
package dev.kairos.examples.readme;

import org.jspecify.annotations.NullMarked;
