package dev.kairos.core.secret;

import java.util.List;

/**
 * Finds private keys in text form: PEM, OpenSSH, PGP and PuTTY, with real or escaped line ends, whole or cut short. A word about such
 * keys without a key in it is none.
 */
record PrivateKeys(String begin) implements Detector {
    static final String NAME = "private key";
    private static final String PUTTY = "Private-Lines:";
    private static final CharSet LABEL = CharSet.UPPER.or(CharSet.DIGITS).or(CharSet.of(" "));
    private static final CharSet COUNT = CharSet.DIGITS.or(CharSet.BLANKS);
    private static final CharSet DASHES = CharSet.of("-");
    private static final int LONGEST_LABEL = 60;

    static final List<String> BEGINNINGS = List.of("-----BEGIN ", "---- BEGIN ", PUTTY);

    @Override
    public void at(Pass pass, int at) {
        String text = pass.text;
        int label = at + begin.length();
        if (begin.equals(PUTTY)) {
            KeyBody.take(pass, at, COUNT.end(text, label, label + LONGEST_LABEL));
            return;
        }
        int labelEnd = LABEL.end(text, label, label + LONGEST_LABEL);
        if (text.substring(label, labelEnd).contains("PRIVATE KEY")) {
            KeyBody.take(pass, at, DASHES.end(text, labelEnd, labelEnd + 5));
        }
    }
}
