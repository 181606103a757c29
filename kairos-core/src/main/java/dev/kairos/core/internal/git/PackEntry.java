package dev.kairos.core.internal.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The head of an object in a pack.
 *
 * @param type what it is
 * @param size how many bytes it has when unpacked
 * @param position where its compressed bytes begin; for {@link Type#ID_DELTA} where the id of its base does
 * @param base for {@link Type#OFFSET_DELTA} where its base begins, else 0
 */
record PackEntry(Type type, int size, long position, long base) {

    /** The kinds of objects. */
    enum Type {
        COMMIT,
        OFFSET_DELTA,
        ID_DELTA,
        OTHER
    }

    private static final int MOST_HEAD_BYTES = 32;

    static PackEntry read(FileChannel pack, long offset) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(MOST_HEAD_BYTES);
        if (offset < 0 || pack.read(head, offset) <= 0) {
            throw new GitException("a pack is cut off");
        }
        head.flip();
        int first = next(head);
        Type type = type(first >> 4 & 7);
        long size = first & 0xF;
        for (int shift = 4, more = first; (more & 0x80) != 0; shift += 7) {
            more = next(head);
            size |= shift > 24 ? Integer.MAX_VALUE : (long) (more & 0x7F) << shift;
        }
        if (size > GitObjects.MOST_OBJECT_BYTES) {
            throw new GitException("an object has more than " + GitObjects.MOST_OBJECT_BYTES + " bytes");
        }
        long base = type == Type.OFFSET_DELTA ? offset - distance(head, offset) : 0;
        return new PackEntry(type, (int) size, offset + head.position(), base);
    }

    private static Type type(int number) {
        return switch (number) {
            case 1 -> Type.COMMIT;
            case 6 -> Type.OFFSET_DELTA;
            case 7 -> Type.ID_DELTA;
            default -> Type.OTHER;
        };
    }

    /** How far the base stands before the object: seven bits a byte, the highest first, each further byte adding one. */
    private static long distance(ByteBuffer head, long offset) throws GitException {
        int more = next(head);
        long distance = more & 0x7F;
        while ((more & 0x80) != 0 && distance < offset) {
            more = next(head);
            distance = ((distance + 1) << 7) | (more & 0x7F);
        }
        if (distance <= 0 || distance >= offset) {
            throw new GitException("an object in a pack is built from one before its beginning");
        }
        return distance;
    }

    private static int next(ByteBuffer head) throws GitException {
        if (!head.hasRemaining()) {
            throw new GitException("the head of an object in a pack is damaged");
        }
        return head.get() & 0xFF;
    }
}
