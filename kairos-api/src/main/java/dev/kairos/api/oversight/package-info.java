/** What people set and see: money, spend, and the limits of a beat. */
@NullMarked
package dev.kairos.api.oversight;

import org.jspecify.annotations.NullMarked;
