/**
 * Finds credentials in text: rules from the published formats of tokens, passwords by their context, and both of them again
 * behind one layer of encoding. Usable alone.
 */
@NullMarked
package dev.kairos.core.secret;

import org.jspecify.annotations.NullMarked;
