/** What reaches an agent, who it comes from and why it happened. */
@NullMarked
package dev.kairos.api.event;

import org.jspecify.annotations.NullMarked;
