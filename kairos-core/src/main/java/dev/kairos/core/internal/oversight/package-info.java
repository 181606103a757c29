/** Deciding about actions, and stopping them: policies with the rule about strangers' texts, digests, and the brake. */
@NullMarked
package dev.kairos.core.internal.oversight;

import org.jspecify.annotations.NullMarked;
