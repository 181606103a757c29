/** What oversight has to hold against: injected instructions, forged approvals, stops in the middle of things. */
@NullMarked
package dev.kairos.examples.oversight;

import org.jspecify.annotations.NullMarked;
