/** What leaves an agent for people, and what people send it: notices and those who deliver them, channels and what they take in. */
@NullMarked
package dev.kairos.api.reach;

import org.jspecify.annotations.NullMarked;
