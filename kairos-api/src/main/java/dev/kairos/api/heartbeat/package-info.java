/** When an agent wakes by itself, what it looks at then, and how a wake and a beat end. */
@NullMarked
package dev.kairos.api.heartbeat;

import org.jspecify.annotations.NullMarked;
