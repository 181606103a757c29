package dev.kairos.core.internal.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The first 88 bits of the SHA-256 of a key: enough that two keys never meet, neither by chance nor on purpose.
 *
 * @param high the first 64 bits
 * @param low the next 24 bits, above 40 zeros
 */
record KeyHash(long high, long low) {

    /** The bits that {@code low} leaves free: sequences are below 2 to the 40th. */
    static final long SEQUENCE = (1L << 40) - 1;

    static KeyHash of(String key, MessageDigest sha256) {
        return of(key.getBytes(StandardCharsets.UTF_8), sha256);
    }

    static KeyHash of(byte[] key, MessageDigest sha256) {
        ByteBuffer digest = ByteBuffer.wrap(sha256.digest(key));
        return new KeyHash(digest.getLong(), digest.getLong() & ~SEQUENCE);
    }
}
