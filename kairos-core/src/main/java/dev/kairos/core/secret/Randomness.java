package dev.kairos.core.secret;

/**
 * Tells what a machine drew by lot from what people name: by the entropy of its characters, and by how much of it reads like
 * words.
 */
final class Randomness {

    /** Which letters commonly follow a letter in English words and in identifiers; the rows stand from {@code a} to {@code z}. */
    private static final String[] FOLLOWERS = {
        "ntlrscdmbigpuvykfw",
        "eloauriysj",
        "oheatkilrucys",
        "eioasurydl",
        "rnsdaltmcexpvifqgywhoubk",
        "oirefatuly",
        "ehriaosnulg",
        "eaiotruy",
        "nstocledamgvrfpbzkx",
        "uoaes",
        "eisnyal",
        "eialoydtuspvfmck",
        "eaoipsmuby",
        "dtgesoicakunfvyl",
        "nrufmtlpswodvckibgeayh",
        "eroaliptuhsy",
        "ul",
        "eiaostdymnuckrglvpbf",
        "teiohsuapckylwmnq",
        "hieoarstuylwcm",
        "rsntlcpemiadgbfkx",
        "eiao",
        "iahoensr",
        "tpiaecym",
        "soeptinaml",
        "eaioz"
    };

    private static final int LEAST = 10;
    private static final int[] COMMON = common();
    private static final CharSet PIECE = CharSet.of("_.-").complement();
    private static final int WORD = 4;
    private static final int LEAST_OF_ONE_KIND = 20;
    private static final int MANY_SWITCHES = 5;
    private static final double MOST_WORDS = 0.55;

    private Randomness() {}

    /** Whether the text looks drawn by lot; a hexadecimal number does. */
    static boolean isRandom(String text) {
        int length = text.length();
        if (length < LEAST || entropy(text) < leastEntropy(length)) {
            return false;
        }
        if (CharSet.HEX.end(text, 0, length) == length) {
            return hasDigit(text);
        }
        boolean mixed = hasDigit(text) || mixesCase(text) || length >= LEAST_OF_ONE_KIND;
        return switches(text) >= MANY_SWITCHES || (mixed && wordShare(text) < MOST_WORDS);
    }

    /** Shannon's entropy of the characters, in bits per character. */
    static double entropy(String text) {
        int[] counts = new int[128];
        for (int i = 0; i < text.length(); i++) {
            counts[text.charAt(i) & 127]++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / text.length();
                bits -= share * Math.log(share);
            }
        }
        return bits / Math.log(2);
    }

    /**
     * The share of the characters that stands in words: four letters or more, each of which commonly follows the one before, or
     * at most three characters between separators.
     */
    static double wordShare(String text) {
        int inWords = 0;
        int pieceStart = 0;
        while (pieceStart <= text.length()) {
            int at = PIECE.end(text, pieceStart, text.length());
            boolean whole = at - pieceStart == text.length();
            inWords += !whole && at - pieceStart < WORD ? at - pieceStart + 1 : inWords(text, pieceStart, at);
            pieceStart = at + 1;
        }
        return (double) inWords / Math.max(1, text.length());
    }

    private static int inWords(String text, int from, int to) {
        int inWords = 0;
        int chain = 0;
        for (int i = from; i < to; i++) {
            if (chain > 0 && follows(text.charAt(i - 1), text.charAt(i))) {
                chain++;
            } else {
                inWords += chain >= WORD ? chain : 0;
                chain = CharSet.LETTERS.has(text.charAt(i)) ? 1 : 0;
            }
        }
        return inWords + (chain >= WORD ? chain : 0);
    }

    /** How often letters and digits change places. */
    private static int switches(String text) {
        int switches = 0;
        for (int i = 1; i < text.length(); i++) {
            char a = text.charAt(i - 1);
            char b = text.charAt(i);
            boolean toDigit = CharSet.LETTERS.has(a) && CharSet.DIGITS.has(b);
            boolean toLetter = CharSet.DIGITS.has(a) && CharSet.LETTERS.has(b);
            switches += toDigit || toLetter ? 1 : 0;
        }
        return switches;
    }

    static boolean hasDigit(String text) {
        return has(text, CharSet.DIGITS);
    }

    static boolean mixesCase(String text) {
        return has(text, CharSet.LOWER) && has(text, CharSet.UPPER);
    }

    static boolean has(String text, CharSet set) {
        for (int i = 0; i < text.length(); i++) {
            if (set.has(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** A lot of n characters has about log2(n) bits each; sixteen hexadecimal digits have at most four. */
    private static double leastEntropy(int length) {
        return length < 16 ? 2.4 : length < 24 ? 2.6 : 2.8;
    }

    private static boolean follows(char before, char next) {
        boolean newWord = CharSet.UPPER.has(next) && CharSet.LOWER.has(before);
        return !newWord
                && CharSet.LETTERS.has(before)
                && CharSet.LETTERS.has(next)
                && (COMMON[letter(before)] & (1 << letter(next))) != 0;
    }

    /** The place of a letter in the alphabet, of either case. */
    private static int letter(char c) {
        return (c | 0x20) - 'a';
    }

    private static int[] common() {
        int[] rows = new int[FOLLOWERS.length];
        for (int row = 0; row < rows.length; row++) {
            for (char next : FOLLOWERS[row].toCharArray()) {
                rows[row] |= 1 << letter(next);
            }
        }
        return rows;
    }
}
