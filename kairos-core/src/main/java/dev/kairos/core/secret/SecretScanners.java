package dev.kairos.core.secret;

import dev.kairos.api.oversight.SecretScanner;

/** Makes secret scanners. */
public final class SecretScanners {
    private SecretScanners() {}

    /**
     * Returns the scanner that the runtime uses by default. It knows the published token formats of some 180 services, private
     * keys, passwords in URLs and connection strings, and values that are secret by their name and random by their look. It finds
     * them also where they are split over literals and lines, and behind one layer of base64, hexadecimal digits or escapes.
     *
     * <p>It keeps no state between calls and starts no thread. Its rules are read once, with the first call of this method.
     *
     * @return the scanner, always the same
     */
    public static SecretScanner standard() {
        return Standard.INSTANCE;
    }

    private static final class Standard {
        static final SecretScanner INSTANCE = new StandardScanner(Catalog.filter());
    }
}
