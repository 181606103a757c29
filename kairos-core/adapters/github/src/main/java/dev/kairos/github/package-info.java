/** GitHub: subscriptions to repositories by webhook and by polling, and tools that act on them. */
@NullMarked
package dev.kairos.github;

import org.jspecify.annotations.NullMarked;
