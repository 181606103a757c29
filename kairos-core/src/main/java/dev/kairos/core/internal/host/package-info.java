/** The shell: mailboxes, effects and their deadlines, admission, and what hosts hold. Only code here calls what blocks. */
@NullMarked
package dev.kairos.core.internal.host;

import org.jspecify.annotations.NullMarked;
