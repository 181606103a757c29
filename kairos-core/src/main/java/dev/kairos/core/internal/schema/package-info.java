/** JSON Schema of tool inputs: made from records, checked against arguments, and the way from arguments to records. */
@NullMarked
package dev.kairos.core.internal.schema;

import org.jspecify.annotations.NullMarked;
