/** The journal: the one durable record of all that happens to agents, and the leases that guard its writing. */
@NullMarked
package dev.kairos.api.journal;

import org.jspecify.annotations.NullMarked;
