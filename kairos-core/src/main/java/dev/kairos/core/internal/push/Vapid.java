package dev.kairos.core.internal.push;

import dev.kairos.core.internal.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells push services who sends (RFC 8292). */
public final class Vapid {

    private static final Duration VALID = Duration.ofHours(12);

    private Vapid() {}

    /**
     * The value of the header Authorization.
     *
     * @param endpoint where the message goes
     * @param subject how the sender is reached: a mailto: or https: address
     * @param key the sender's private key
     * @param publicKey the same as the browser was given it
     */
    public static String authorization(URI endpoint, String subject, ECPrivateKey key, String publicKey, Instant now)
            throws GeneralSecurityException {
        String audience = endpoint.getScheme() + "://" + endpoint.getRawAuthority();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", audience);
        claims.put("exp", now.plus(VALID).getEpochSecond());
        claims.put("sub", subject);
        String signed = text("{\"typ\":\"JWT\",\"alg\":\"ES256\"}") + "." + text(Json.write(claims));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(key);
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return "vapid t=" + signed + "." + P256.text(signature.sign()) + ", k=" + publicKey;
    }

    private static String text(String json) {
        return P256.text(json.getBytes(StandardCharsets.UTF_8));
    }
}
