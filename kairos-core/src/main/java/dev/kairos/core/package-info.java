/** The runtime that a host builds and starts. */
@NullMarked
package dev.kairos.core;

import org.jspecify.annotations.NullMarked;
