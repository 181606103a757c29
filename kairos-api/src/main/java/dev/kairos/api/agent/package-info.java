/** What a host holds in its hands: agents, their objectives, their status, and the listener that hears all of it. */
@NullMarked
package dev.kairos.api.agent;

import org.jspecify.annotations.NullMarked;
