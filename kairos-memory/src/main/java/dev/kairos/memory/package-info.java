/** What an agent remembers, and how it finds it again. */
@NullMarked
package dev.kairos.memory;

import org.jspecify.annotations.NullMarked;
