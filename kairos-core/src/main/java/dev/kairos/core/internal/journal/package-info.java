/**
 * How journals work inside: the format of records and frames, the commit of many writers with one force, recovery, and the
 * compaction of segments that hold little of use.
 *
 * <h2>Format, version 1</h2>
 *
 * A journal is a folder of segments, {@code NUMBER.segment}. All numbers are big-endian. A segment begins with a header of
 * 64 bytes and goes on with frames; after the last frame it holds zeros, written ahead so that a force need not update the
 * file system's own records. A frame is what one force covers: 24 bytes of header (its own place included, so that nothing
 * but this frame is valid there) and whole records. A record is a header and a payload, each with its own CRC32C. The header
 * of an entry holds the SHA-256 of its payload and the link to the entry before it; the link is the first half of the SHA-256
 * of what never changes in that entry's header. So the chain of an agent's entries can be verified from headers alone.
 *
 * <p>A frame is written only after the one before it was forced. Damage is therefore the unfinished end of the last write
 * if no frame follows it, and corruption otherwise.
 *
 * <p>The first record of each segment, and one more at every opening, is a roster: the segments before it that still count,
 * each with the length of its data. A segment that was given up is named by a record of its own before it is deleted.
 */
@NullMarked
package dev.kairos.core.internal.journal;

import org.jspecify.annotations.NullMarked;
