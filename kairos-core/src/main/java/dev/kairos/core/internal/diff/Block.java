package dev.kairos.core.internal.diff;

/** Lines that were replaced: from the old text, and what stands there in the new one; either may be empty. Ends exclusive. */
record Block(int oldStart, int oldEnd, int newStart, int newEnd) {}
