/** Views of the journal for people: why an agent did what it did, what it has spent, and a trail that shows tampering. */
@NullMarked
package dev.kairos.core.internal.audit;

import org.jspecify.annotations.NullMarked;
