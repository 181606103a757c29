/** What an agent says is true, and what code found when it looked. */
@NullMarked
package dev.kairos.api.verify;

import org.jspecify.annotations.NullMarked;
