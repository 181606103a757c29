package dev.kairos.core.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Finds user and password as HTTP's basic authentication sends them: joined by a colon, in base64. */
final class BasicCredentials implements Detector {
    static final String NAME = "basic credentials";
    static final String KEYWORD = "basic ";
    private static final CharSet BASE64 = CharSet.ALNUM.or(CharSet.of("+/="));
    private static final int LONGEST = 600;
    private static final int LEAST = 8;

    @Override
    public void at(Pass pass, int at) {
        int start = CharSet.BLANKS.end(pass.text, at + KEYWORD.length(), at + KEYWORD.length() + 4);
        int end = BASE64.end(pass.text, start, start + LONGEST);
        if (isPair(pass.text.substring(start, end))) {
            pass.closed(NAME, start, end, true);
        }
    }

    /** Whether the text is base64 of two printable parts with a colon between. */
    static boolean isPair(String text) {
        if (text.length() < LEAST || BASE64.end(text, 0, text.length()) < text.length()) {
            return false;
        }
        try {
            String pair = new String(Base64.getDecoder().decode(text), StandardCharsets.ISO_8859_1);
            int colon = pair.indexOf(':');
            return colon >= 0 && colon < pair.length() - 2 && pair.chars().allMatch(Base64Runs::isPrintable);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
