package dev.kairos.api.heartbeat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Makes the fingerprints of readings: the first 128 bits of a SHA-256 hash as 32 hexadecimal digits, so that nobody can
 * bring about, by chance or on purpose, that a change looks like none.
 */
public final class Fingerprint {

    private static final int BYTES = 16;

    private Fingerprint() {}

    /**
     * Makes the fingerprint of some texts.
     *
     * @param parts the texts, in order; where one ends and the next begins counts as well
     * @return 32 hexadecimal digits
     */
    public static String of(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return hex(digest);
    }

    /**
     * Makes the fingerprint of some bytes.
     *
     * @param content the bytes
     * @return 32 hexadecimal digits
     */
    public static String of(byte[] content) {
        MessageDigest digest = sha256();
        digest.update(content);
        return hex(digest);
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks SHA-256, which every Java platform has to provide", e);
        }
    }
}
