package dev.kairos.core.internal.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.util.Base64;

/** Keys on the curve P-256 in the forms that Web Push uses: uncompressed points and bare scalars, as base64url. */
public final class P256 {

    private static final int SIZE = 32;

    private P256() {}

    /** A fresh key pair. */
    public static KeyPair generate() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    /** The 65 bytes of a public key. */
    public static byte[] bytes(ECPublicKey key) {
        byte[] bytes = new byte[1 + 2 * SIZE];
        bytes[0] = 4;
        put(key.getW().getAffineX(), bytes, 1);
        put(key.getW().getAffineY(), bytes, 1 + SIZE);
        return bytes;
    }

    /** The 32 bytes of a private key. */
    public static byte[] bytes(ECPrivateKey key) {
        byte[] bytes = new byte[SIZE];
        put(key.getS(), bytes, 0);
        return bytes;
    }

    /**
     * Reads a public key that a stranger may have written.
     *
     * @throws GeneralSecurityException if it is no point of the curve
     */
    public static ECPublicKey publicKey(byte[] bytes) throws GeneralSecurityException {
        if (bytes.length != 1 + 2 * SIZE || bytes[0] != 4) {
            throw new GeneralSecurityException("a public key must be an uncompressed point of 65 bytes");
        }
        BigInteger x = new BigInteger(1, bytes, 1, SIZE);
        BigInteger y = new BigInteger(1, bytes, 1 + SIZE, SIZE);
        EllipticCurve curve = parameters().getCurve();
        BigInteger p = ((ECFieldFp) curve.getField()).getP();
        BigInteger right =
                x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(p);
        if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0 || !y.pow(2).mod(p).equals(right)) {
            throw new GeneralSecurityException("a public key is no point of its curve");
        }
        return (ECPublicKey)
                KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), parameters()));
    }

    /** Reads a private key. */
    public static ECPrivateKey privateKey(byte[] bytes) throws GeneralSecurityException {
        return (ECPrivateKey) KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, bytes), parameters()));
    }

    /** Bytes as base64url without padding. */
    public static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Bytes of base64url, with padding or without.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text.replaceAll("=+$", ""));
    }

    private static ECParameterSpec parameters() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static void put(BigInteger value, byte[] target, int offset) {
        byte[] bytes = value.toByteArray();
        int length = Math.min(bytes.length, SIZE);
        System.arraycopy(bytes, bytes.length - length, target, offset + SIZE - length, length);
    }
}
