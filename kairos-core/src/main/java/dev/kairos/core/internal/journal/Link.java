package dev.kairos.core.internal.journal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What the next entry of an agent is chained to: the first 128 bits of the SHA-256 of what never changes in a header.
 *
 * @param high the first 64 bits
 * @param low the next 64 bits
 */
record Link(long high, long low) {

    /** What the first entry is chained to; also stands for a link that has not been looked up. */
    static final Link NONE = new Link(0, 0);

    static Link to(ByteBuffer stable, MessageDigest sha256) {
        sha256.update(stable);
        ByteBuffer digest = ByteBuffer.wrap(sha256.digest());
        return new Link(digest.getLong(), digest.getLong());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
