/** The words that every topic shares: an agent's id, money, and the roots of the exceptions. */
@NullMarked
package dev.kairos.api;

import org.jspecify.annotations.NullMarked;
