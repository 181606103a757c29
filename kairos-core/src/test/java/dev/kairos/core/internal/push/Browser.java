package dev.kairos.core.internal.push;

import dev.kairos.core.internal.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The other end of web push: subscribes, and reads what arrives as RFC 8188 and RFC 8291 say. */
public final class Browser {

    private final KeyPair keys;
    private final byte[] secret = "sixteen bytes ok".getBytes(StandardCharsets.US_ASCII);

    public Browser() throws GeneralSecurityException {
        keys = P256.generate();
    }

    public String subscription(String endpoint) {
        return Json.write(Map.of(
                "endpoint",
                endpoint,
                "keys",
                Map.of("p256dh", P256.text(P256.bytes((ECPublicKey) keys.getPublic())), "auth", P256.text(secret))));
    }

    public byte[] decrypt(byte[] body) throws GeneralSecurityException {
        ByteBuffer in = ByteBuffer.wrap(body);
        byte[] salt = new byte[16];
        in.get(salt);
        in.getInt();
        byte[] sender = new byte[in.get()];
        in.get(sender);
        byte[] sealed = new byte[in.remaining()];
        in.get(sealed);
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(keys.getPrivate());
        agreement.doPhase(P256.publicKey(sender), true);
        ByteBuffer info = ByteBuffer.allocate(14 + 65 + 65);
        info.put("WebPush: info\0".getBytes(StandardCharsets.US_ASCII));
        info.put(P256.bytes((ECPublicKey) keys.getPublic())).put(sender);
        byte[] input = hkdf(secret, agreement.generateSecret(), info.array(), 32);
        byte[] key = hkdf(salt, input, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16);
        byte[] nonce = hkdf(salt, input, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        byte[] padded = cipher.doFinal(sealed);
        int end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        if (padded[end] != 2) {
            throw new GeneralSecurityException("the last record does not say that it is the last");
        }
        return Arrays.copyOf(padded, end);
    }

    private static byte[] hkdf(byte[] salt, byte[] input, byte[] info, int length) throws GeneralSecurityException {
        byte[] once = Arrays.copyOf(info, info.length + 1);
        once[info.length] = 1;
        return Arrays.copyOf(hmac(hmac(salt, input), once), length);
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }
}
