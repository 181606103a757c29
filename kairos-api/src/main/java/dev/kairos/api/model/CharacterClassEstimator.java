package dev.kairos.api.model;

/**
 * Counts runs of letters, digits, punctuation and white space in one pass and weighs them. The weights are the 0.86 quantile
 * regression of the larger of the counts of the cl100k and o200k vocabularies over conversations, source code, JSON, Markdown,
 * XML, Chinese, Japanese and German text: about one text in twenty has more tokens than estimated, seldom by more than a few
 * percent. One estimate serves all vocabularies, so that it is a third too high for Chinese and Japanese in the newer ones.
 */
final class CharacterClassEstimator implements TokenEstimator {

    static final CharacterClassEstimator INSTANCE = new CharacterClassEstimator();

    private static final int LONG = 6;
    private static final int VERY_LONG = 12;
    private static final int DIGITS = 3;

    private static final double WORD = 1.007;
    private static final double LETTER_PAST_SIXTH = 0.251;
    private static final double LETTER_PAST_TWELFTH = 0.358;
    private static final double ACCENTED = 1.5;
    private static final double CAPITAL_WITHIN = 0.265;
    private static final double DIGIT_TRIPLE = 1.554;
    private static final double PUNCTUATION_RUN = 0.761;
    private static final double FURTHER_PUNCTUATION = 0.124;
    private static final double NEWLINE_RUN = 0.836;
    private static final double SPACE_RUN = 0.328;
    private static final double HAN = 1.212;
    private static final double KANA = 1.088;
    private static final double HANGUL = 1.3;
    private static final double WIDE_PUNCTUATION = 1.028;
    private static final double TYPOGRAPHIC = 1.5;
    private static final double OTHER = 0.913;

    private static final Kind[] ASCII = new Kind[128];

    static {
        for (char c = 0; c < ASCII.length; c++) {
            ASCII[c] = ascii(c);
        }
    }

    private CharacterClassEstimator() {}

    private enum Kind {
        LETTER,
        DIGIT,
        SPACE,
        NEWLINE,
        PUNCTUATION,
        HAN,
        KANA,
        HANGUL,
        WIDE_PUNCTUATION,
        TYPOGRAPHIC,
        OTHER
    }

    @Override
    public int tokens(CharSequence text) {
        double sum = 0;
        int at = 0;
        int length = text.length();
        while (at < length) {
            Kind kind = kind(text.charAt(at));
            int end = at + 1;
            while (end < length && kind(text.charAt(end)) == kind) {
                end++;
            }
            sum += kind == Kind.LETTER ? word(text, at, end) : weight(kind, end - at);
            at = end;
        }
        return length == 0 ? 0 : Math.max(1, (int) Math.ceil(sum));
    }

    private static double weight(Kind kind, int run) {
        return switch (kind) {
            case LETTER -> throw new IllegalArgumentException("words are weighed by their letters");
            case DIGIT -> DIGIT_TRIPLE * Math.ceil((double) run / DIGITS);
            case SPACE -> run > 1 ? SPACE_RUN : 0;
            case NEWLINE -> NEWLINE_RUN;
            case PUNCTUATION -> PUNCTUATION_RUN + (run - 1) * FURTHER_PUNCTUATION;
            case HAN -> HAN * run;
            case KANA -> KANA * run;
            case HANGUL -> HANGUL * run;
            case WIDE_PUNCTUATION -> WIDE_PUNCTUATION * run;
            case TYPOGRAPHIC -> TYPOGRAPHIC * run;
            case OTHER -> OTHER * run;
        };
    }

    private static double word(CharSequence text, int from, int end) {
        int length = end - from;
        double sum = WORD
                + Math.max(0, length - LONG) * LETTER_PAST_SIXTH
                + Math.max(0, length - VERY_LONG) * LETTER_PAST_TWELFTH;
        char before = 'A';
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c >= ASCII.length) {
                sum += ACCENTED;
            } else if (c < 'a' && before >= 'a') {
                sum += CAPITAL_WITHIN;
            }
            before = c;
        }
        return sum;
    }

    private static Kind kind(char c) {
        return c < ASCII.length ? ASCII[c] : beyond(c);
    }

    private static Kind ascii(char c) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            return Kind.LETTER;
        } else if (c >= '0' && c <= '9') {
            return Kind.DIGIT;
        } else if (c == ' ' || c == '\t') {
            return Kind.SPACE;
        }
        return c == '\n' || c == '\r' ? Kind.NEWLINE : Kind.PUNCTUATION;
    }

    private static Kind beyond(char c) {
        if (c >= 0x00C0 && c <= 0x024F) {
            return Kind.LETTER;
        } else if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF)) {
            return Kind.HAN;
        } else if (c >= 0x3040 && c <= 0x30FF) {
            return Kind.KANA;
        } else if (c >= 0xAC00 && c <= 0xD7AF) {
            return Kind.HANGUL;
        } else if ((c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF)) {
            return Kind.WIDE_PUNCTUATION;
        }
        return c >= 0x2010 && c <= 0x2027 ? Kind.TYPOGRAPHIC : Kind.OTHER;
    }
}
