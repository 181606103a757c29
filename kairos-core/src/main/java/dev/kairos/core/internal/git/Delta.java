package dev.kairos.core.internal.git;

import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Builds an object from another and the difference to it: pieces copied from that other and pieces of its own. */
final class Delta {

    private static final int FULL_COPY = 0x10000;

    private Delta() {}

    static byte[] apply(byte[] base, byte[] delta) throws GitException {
        try {
            ByteBuffer in = ByteBuffer.wrap(delta);
            long baseSize = number(in);
            long size = number(in);
            if (baseSize != base.length || size > GitObjects.MOST_OBJECT_BYTES) {
                throw new GitException("an object does not fit what it is built from, or is too large");
            }
            ByteBuffer out = ByteBuffer.allocate((int) size);
            while (in.hasRemaining()) {
                step(base, in, out);
            }
            if (out.hasRemaining()) {
                throw new GitException("an object is built shorter than it says");
            }
            return out.array();
        } catch (BufferUnderflowException | BufferOverflowException | IndexOutOfBoundsException e) {
            throw new GitException("the difference between two objects is damaged");
        }
    }

    private static void step(byte[] base, ByteBuffer in, ByteBuffer out) throws GitException {
        int code = in.get() & 0xFF;
        if ((code & 0x80) != 0) {
            int offset = picked(in, code, 4);
            int size = picked(in, code >> 4, 3);
            out.put(base, offset, size == 0 ? FULL_COPY : size);
        } else if (code != 0) {
            byte[] own = new byte[code];
            in.get(own);
            out.put(own);
        } else {
            throw new GitException("the difference between two objects has an unknown step");
        }
    }

    /** A number whose low bytes come first and whose zero bytes are left out; bits of {@code present} say which are there. */
    private static int picked(ByteBuffer in, int present, int bytes) {
        int number = 0;
        for (int i = 0; i < bytes; i++) {
            if ((present >> i & 1) != 0) {
                number |= (in.get() & 0xFF) << (8 * i);
            }
        }
        return number;
    }

    /** Seven bits a byte, the lowest first. */
    private static long number(ByteBuffer in) {
        long number = 0;
        int more;
        int shift = 0;
        do {
            more = in.get() & 0xFF;
            number |= shift > 28 ? Integer.MAX_VALUE : (long) (more & 0x7F) << shift;
            shift += 7;
        } while ((more & 0x80) != 0);
        return number;
    }
}
