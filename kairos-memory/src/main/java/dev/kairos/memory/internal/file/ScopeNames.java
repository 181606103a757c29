package dev.kairos.memory.internal.file;

import dev.kairos.api.memory.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Names of scopes that every file system takes and keeps apart, those that ignore case included. */
public final class ScopeNames {
    private static final int LONGEST = 120;
    private static final int DIGEST = 24;

    private ScopeNames() {}

    /** For example {@code agent.keeper}; other characters than lower-case letters, digits and {@code _-} as {@code %2f}. */
    public static String of(Scope scope) {
        StringBuilder name = new StringBuilder(scope.kind().name().toLowerCase(Locale.ROOT)).append('.');
        for (byte b : scope.id().getBytes(StandardCharsets.UTF_8)) {
            if ((b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '_' || b == '-') {
                name.append((char) b);
            } else {
                name.append('%').append(HexFormat.of().toHexDigits(b));
            }
        }
        return name.length() <= LONGEST ? name.toString() : shortened(name, scope);
    }

    private static String shortened(StringBuilder name, Scope scope) {
        try {
            byte[] id = scope.id().getBytes(StandardCharsets.UTF_8);
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(id));
            return name.substring(0, LONGEST - DIGEST - 1) + '~' + digest.substring(0, DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
