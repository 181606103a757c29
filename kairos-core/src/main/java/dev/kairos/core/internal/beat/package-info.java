/** The beat: what a model is shown, and the pure decision of what comes next. */
@NullMarked
package dev.kairos.core.internal.beat;

import org.jspecify.annotations.NullMarked;
