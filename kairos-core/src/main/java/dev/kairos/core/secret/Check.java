package dev.kairos.core.secret;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** What else must hold for what a {@link Shape} has matched. */
enum Check {
    /** It is not one character over and over, as in a placeholder. */
    VARIED(""),
    /** It looks drawn by lot. */
    RANDOM("random"),
    /** People may have chosen it. */
    PASSWORD("password"),
    /** As varied; with a right checksum it also counts inside of other characters. */
    CRC32("crc32");

    private static final int LEAST_DISTINCT = 5;
    private static final int CHECKSUM = 6;
    private static final int BODY = 30;
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final String option;

    Check(String option) {
        this.option = option;
    }

    /** How the table of rules asks for it. */
    String option() {
        return option;
    }

    boolean accepts(String secret) {
        return switch (this) {
            case VARIED, CRC32 -> hasDistinct(Math.min(LEAST_DISTINCT, secret.length()), secret);
            case RANDOM -> Randomness.isRandom(secret);
            case PASSWORD -> Values.isPassword(secret, true);
        };
    }

    /** Whether the text has so many different characters; those beyond ASCII stand for some within. */
    static boolean hasDistinct(int least, String text) {
        long low = 0;
        long high = 0;
        for (int i = 0; i < text.length() && Long.bitCount(low) + Long.bitCount(high) < least; i++) {
            char c = text.charAt(i);
            low |= c < Long.SIZE ? 1L << c : 0;
            high |= c < Long.SIZE ? 0 : 1L << c;
        }
        return Long.bitCount(low) + Long.bitCount(high) >= least;
    }

    /** Whether the six characters from 30 on are the CRC32 of the 30 before, in base 62: how GitHub and npm end their tokens. */
    static boolean hasChecksum(String text, int from) {
        if (text.length() < from + BODY + CHECKSUM) {
            return false;
        }
        CRC32 crc = new CRC32();
        crc.update(text.substring(from, from + BODY).getBytes(StandardCharsets.ISO_8859_1));
        long rest = crc.getValue();
        for (int i = from + BODY + CHECKSUM - 1; i >= from + BODY; i--) {
            if (text.charAt(i) != BASE62.charAt((int) (rest % BASE62.length()))) {
                return false;
            }
            rest /= BASE62.length();
        }
        return true;
    }
}
