package dev.kairos.core.internal.tree;

import java.nio.ByteBuffer;

/** The first 128 bits of the SHA-256 hash of a file's kind and content. */
record ContentHash(long high, long low) {

    static final int BYTES = 2 * Long.BYTES;

    static ContentHash of(byte[] digest) {
        ByteBuffer buffer = ByteBuffer.wrap(digest);
        return new ContentHash(buffer.getLong(), buffer.getLong());
    }

    void put(ByteBuffer buffer) {
        buffer.putLong(high).putLong(low);
    }
}
