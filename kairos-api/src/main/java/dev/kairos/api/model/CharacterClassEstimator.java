package dev.kairos.api.model;

/**
 * Counts runs of letters, digits, punctuation and white space in one pass and weighs them. The weights were fitted to the
 * cl100k vocabulary on English, code, JSON and CJK text and are raised by {@link #MARGIN} so that errors fall upwards.
 */
final class CharacterClassEstimator implements TokenEstimator {

    static final CharacterClassEstimator INSTANCE = new CharacterClassEstimator();

    private static final double MARGIN = 1.04;
    private static final double WORD = 1.042;
    private static final double LETTER_PAST_SIXTH = 0.058;
    private static final double DIGIT_TRIPLE = 1.678;
    private static final double PUNCTUATION_RUN = 0.634;
    private static final double FURTHER_PUNCTUATION = 0.030;
    private static final double NEWLINE_RUN = 0.188;
    private static final double SPACE_RUN = 1.217;
    private static final double HAN = 1.217;
    private static final double KANA_OR_HANGUL = 1.220;
    private static final double OTHER = 0.555;
    private static final double CAPITAL_RUN = 0.110;

    private CharacterClassEstimator() {}

    @Override
    public int tokens(CharSequence text) {
        double sum = 0;
        int at = 0;
        int length = text.length();
        while (at < length) {
            char c = text.charAt(at);
            int end = endOfRun(text, at, kind(c));
            sum += weight(text, at, end, c);
            at = end;
        }
        return length == 0 ? 0 : Math.max(1, (int) Math.ceil(sum * MARGIN));
    }

    private static int endOfRun(CharSequence text, int from, int kind) {
        int end = from + 1;
        while (end < text.length() && kind(text.charAt(end)) == kind) {
            end++;
        }
        return end;
    }

    private static double weight(CharSequence text, int from, int end, char first) {
        int run = end - from;
        return switch (kind(first)) {
            case 0 -> WORD + Math.max(0, run - 6) * LETTER_PAST_SIXTH + capitals(text, from, end);
            case 1 -> DIGIT_TRIPLE * Math.ceil(run / 3.0);
            case 2 -> run > 1 ? SPACE_RUN : 0;
            case 3 -> NEWLINE_RUN;
            case 4 -> PUNCTUATION_RUN + (run - 1) * FURTHER_PUNCTUATION;
            case 5 -> HAN * run;
            case 6 -> KANA_OR_HANGUL * run;
            default -> OTHER * run;
        };
    }

    private static double capitals(CharSequence text, int from, int end) {
        int runs = 0;
        for (int i = from + 1; i < end; i++) {
            if (text.charAt(i) < 'a' && text.charAt(i - 1) >= 'a') {
                runs++;
            }
        }
        return runs * (WORD + CAPITAL_RUN);
    }

    private static int kind(char c) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            return 0;
        } else if (c >= '0' && c <= '9') {
            return 1;
        } else if (c == ' ' || c == '\t') {
            return 2;
        } else if (c == '\n' || c == '\r') {
            return 3;
        } else if (c < 128) {
            return 4;
        } else if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF)) {
            return 5;
        } else if ((c >= 0x3040 && c <= 0x30FF) || (c >= 0xAC00 && c <= 0xD7AF)) {
            return 6;
        }
        return 7;
    }
}
