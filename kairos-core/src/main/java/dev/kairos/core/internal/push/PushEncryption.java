package dev.kairos.core.internal.push;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts a message for one browser: RFC 8291 over the content coding aes128gcm of RFC 8188, in one record. */
public final class PushEncryption {

    /** The longest message: push services need not take more than 4,096 bytes, header and tag included. */
    public static final int MOST_BYTES = 3_900;

    private static final int RECORD = 4_096;

    private PushEncryption() {}

    /**
     * Encrypts.
     *
     * @param message at most {@value #MOST_BYTES} bytes
     * @param receiver the browser's key {@code p256dh}
     * @param secret the browser's {@code auth}
     * @param sender a key pair for this message alone
     * @param salt 16 random bytes
     * @return the body of the request
     */
    public static byte[] encrypt(byte[] message, byte[] receiver, byte[] secret, KeyPair sender, byte[] salt)
            throws GeneralSecurityException {
        byte[] own = P256.bytes((ECPublicKey) sender.getPublic());
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init((ECPrivateKey) sender.getPrivate());
        agreement.doPhase(P256.publicKey(receiver), true);
        byte[] info = joined("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), receiver, own);
        byte[] input = expand(hmac(secret, agreement.generateSecret()), info, 32);
        byte[] random = hmac(salt, input);
        byte[] key = expand(random, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16);
        byte[] nonce = expand(random, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        byte[] body = cipher.doFinal(joined(message, new byte[] {2})); // 2 ends the last record.
        byte[] head = ByteBuffer.allocate(21 + own.length)
                .put(salt)
                .putInt(RECORD)
                .put((byte) own.length)
                .put(own)
                .array();
        return joined(head, body);
    }

    private static byte[] expand(byte[] key, byte[] info, int length) throws GeneralSecurityException {
        return Arrays.copyOf(hmac(key, joined(info, new byte[] {1})), length);
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
