/** Model backends: what is asked of a model, what it answers, what that costs, and how it fails. */
@NullMarked
package dev.kairos.api.model;

import org.jspecify.annotations.NullMarked;
