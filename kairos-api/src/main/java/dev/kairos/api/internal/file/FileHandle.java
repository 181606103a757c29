package dev.kairos.api.internal.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * An open file. Safe for use by many threads; every method may block on I/O. Interrupting a thread does not disturb it: the
 * operation ends and the thread is still interrupted.
 */
public interface FileHandle extends AutoCloseable {

    /**
     * Measures the file.
     *
     * @return its length in bytes
     * @throws IOException if it cannot be read
     */
    long size() throws IOException;

    /**
     * Reads some bytes.
     *
     * @param target where they go, from its position to at most its limit
     * @param position where to begin in the file
     * @return how many were read; -1 at the end of the file
     * @throws IOException if they cannot be read
     */
    int read(ByteBuffer target, long position) throws IOException;

    /**
     * Writes some bytes, possibly fewer than given.
     *
     * @param source the bytes between its position and its limit
     * @param position where to begin in the file; past its end makes it longer
     * @return how many were written
     * @throws IOException if they cannot be written, a full disk for example
     */
    int write(ByteBuffer source, long position) throws IOException;

    /**
     * Cuts the file off.
     *
     * @param size its new length, at most the present one
     * @throws IOException if it cannot be cut
     */
    void truncate(long size) throws IOException;

    /**
     * Makes all that was written so far durable. After a failure nothing is known about what was written since the last
     * success, and trying again does not help.
     *
     * @throws IOException if it may not be durable
     */
    void force() throws IOException;

    /**
     * Closes the file without forcing it. Closing again does nothing.
     *
     * @throws IOException if it cannot be closed
     */
    @Override
    void close() throws IOException;

    /**
     * Fills a buffer.
     *
     * @param target filled from its position to its limit
     * @param position where to begin in the file
     * @throws EOFException if the file ends before
     * @throws IOException if it cannot be read
     */
    default void readFully(ByteBuffer target, long position) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
            int count = read(target, at);
            if (count < 0) {
                throw new EOFException("the file ends before byte " + (at + target.remaining()));
            }
            at += count;
        }
    }

    /**
     * Writes all of a buffer.
     *
     * @param source written from its position to its limit
     * @param position where to begin in the file
     * @throws IOException if it cannot be written, or the disk takes nothing any more
     */
    default void writeFully(ByteBuffer source, long position) throws IOException {
        long at = position;
        int idle = 0;
        while (source.hasRemaining()) {
            int count = write(source, at);
            at += count;
            idle = count == 0 ? idle + 1 : 0;
            if (idle == 3) {
                throw new IOException("the disk takes no more bytes");
            }
        }
    }
}
