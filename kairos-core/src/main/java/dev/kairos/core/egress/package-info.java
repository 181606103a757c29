/** Where calls to the outside may go: one guard for every address that a model or a stranger can influence. */
@NullMarked
package dev.kairos.core.egress;

import org.jspecify.annotations.NullMarked;
