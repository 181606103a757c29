/** Dreams: how what happened becomes what is known, by typed operations that gates check before they are committed. */
@NullMarked
package dev.kairos.api.dream;

import org.jspecify.annotations.NullMarked;
