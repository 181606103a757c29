package dev.kairos.core.reach;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs and verifies the body of a webhook by HMAC-SHA-256, as GitHub and others do: {@code sha256=} and 64 hexadecimal digits. It
 * is made over the bytes as they came; a body that was parsed and written again has another signature. Immutable; safe for use by
 * many threads.
 */
public final class WebhookSignature {

    /** What a signature begins with. */
    static final String PREFIX = "sha256=";

    private final SecretKeySpec key;

    private WebhookSignature(byte[] secret) {
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /**
     * Creates a signature.
     *
     * @param secret what both sides know
     * @return the signature
     * @throws IllegalArgumentException if the secret is blank: then anybody could sign
     */
    public static WebhookSignature of(String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("the secret of a webhook is empty: set the one that the sender has");
        }
        return new WebhookSignature(secret.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Signs.
     *
     * @param body the body, or whatever the sender signs
     * @return {@code sha256=…}
     */
    public String sign(byte[] body) {
        return PREFIX + HexFormat.of().formatHex(mac(body));
    }

    /**
     * Verifies, in a time that does not depend on where the signature is wrong.
     *
     * @param signature what the sender says, or {@code null}
     * @param body the bytes as they came
     * @return whether whoever has sent them knows the secret
     */
    public boolean verifies(@Nullable String signature, byte[] body) {
        if (signature == null || !signature.startsWith(PREFIX) || signature.length() != PREFIX.length() + 64) {
            return false;
        }
        try {
            byte[] claimed = HexFormat.of().parseHex(signature, PREFIX.length(), signature.length());
            return MessageDigest.isEqual(claimed, mac(body));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private byte[] mac(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }
}
