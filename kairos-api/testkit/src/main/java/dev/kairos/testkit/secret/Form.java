package dev.kairos.testkit.secret;

import java.util.Random;

/**
 * Draws text by a form: literal text with <code>{c12}</code> for twelve characters of the class {@code c} and
 * <code>{c12-20}</code> for twelve to twenty.
 */
final class Form {
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String DIGITS = "0123456789";
    private static final String ALNUM = UPPER + LOWER + DIGITS;

    private Form() {}

    static String draw(String form, Random random) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < form.length()) {
            char c = form.charAt(at);
            if (c != '{' || !isClass(form, at + 1)) {
                out.append(c);
                at++;
                continue;
            }
            int close = form.indexOf('}', at);
            out.append(draw(form.charAt(at + 1), length(form.substring(at + 2, close), random), random));
            at = close + 1;
        }
        return out.toString();
    }

    private static boolean isClass(String form, int at) {
        return at + 1 < form.length() && Character.isLetter(form.charAt(at)) && Character.isDigit(form.charAt(at + 1));
    }

    private static String draw(char kind, int length, Random random) {
        String alphabet = alphabet(kind);
        StringBuilder out = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            out.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return out.toString();
    }

    private static int length(String bounds, Random random) {
        int dash = bounds.indexOf('-');
        if (dash < 0) {
            return Integer.parseInt(bounds);
        }
        int least = Integer.parseInt(bounds.substring(0, dash));
        return least + random.nextInt(Integer.parseInt(bounds.substring(dash + 1)) - least + 1);
    }

    private static String alphabet(char kind) {
        return switch (kind) {
            case 'A' -> ALNUM;
            case 'a' -> LOWER + DIGITS;
            case 'U' -> UPPER + DIGITS;
            case 'l' -> LOWER;
            case 'L' -> LOWER + UPPER;
            case 'd' -> DIGITS;
            case 'h' -> DIGITS + "abcdef";
            case 'b' -> ALNUM + "+/";
            case 'u' -> ALNUM + "-_";
            case 't' -> UPPER + "234567";
            case 'q' -> "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
            case 'p' -> ALNUM + "!#%*+-.^_";
            default -> throw new IllegalArgumentException("no characters are known as '" + kind + "'");
        };
    }
}
