package dev.kairos.embeddings;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Splits text into the word pieces of BERT's uncased vocabularies: control characters go, case and accents are folded,
 * punctuation and Chinese characters stand alone, and words are taken apart greedily from the left.
 */
final class WordPieces {
    private static final int LONGEST_WORD = 100;
    /** No window has room for more: a piece has at least one character, and a run of spaces is no piece. */
    private static final int LONGEST_TEXT = 20_000;

    private final Map<String, Integer> vocabulary;
    private final int unknown;
    private final int first;
    private final int last;

    WordPieces(Map<String, Integer> vocabulary) {
        this.vocabulary = vocabulary;
        this.unknown = special("[UNK]");
        this.first = special("[CLS]");
        this.last = special("[SEP]");
    }

    /** The numbers of the pieces, framed, at most {@code window} of them. */
    long[] encode(String text, int window) {
        Ids ids = new Ids(window - 1);
        ids.add(first);
        String folded = fold(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
        int from = -1;
        for (int i = 0; i <= folded.length() && !ids.full(); ) {
            int c = i < folded.length() ? folded.codePointAt(i) : ' ';
            boolean alone = standsAlone(c);
            if (from >= 0 && (alone || isSpace(c))) {
                addWord(folded, from, i, ids);
                from = -1;
            }
            if (alone) {
                addWord(folded, i, i + Character.charCount(c), ids);
            } else if (from < 0 && !isSpace(c)) {
                from = i;
            }
            i += Character.charCount(c);
        }
        return ids.endedBy(last);
    }

    private void addWord(String text, int from, int to, Ids ids) {
        int before = ids.size();
        int at = from;
        while (at < to && to - from <= LONGEST_WORD) {
            int end = to;
            Integer id = piece(text, from, at, end);
            while (id == null && end > at + 1) {
                end--;
                id = piece(text, from, at, end);
            }
            if (id == null) {
                break;
            }
            ids.add(id);
            at = end;
        }
        if (at < to) {
            ids.shrink(before);
            ids.add(unknown);
        }
    }

    private @Nullable Integer piece(String text, int from, int at, int end) {
        String piece = text.substring(at, end);
        return vocabulary.get(at == from ? piece : "##" + piece);
    }

    private static String fold(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().filter(c -> c != 0 && c != 0xFFFD).forEach(c -> {
            if (isSpace(c)) {
                clean.append(' ');
            } else if (!isControl(c)) {
                clean.appendCodePoint(c);
            }
        });
        String apart = Normalizer.normalize(clean.toString().toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        StringBuilder bare = new StringBuilder(apart.length());
        apart.codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }

    private static boolean isSpace(int c) {
        return c == '\t' || c == '\n' || c == '\r' || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    private static boolean isControl(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static boolean standsAlone(int c) {
        return isPunctuation(c) || isChinese(c);
    }

    private static boolean isPunctuation(int c) {
        if (c < 128) {
            return c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
        }
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    /** The blocks that BERT's own tokenizer names. */
    private static boolean isChinese(int c) {
        return (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0x3400 && c <= 0x4DBF)
                || (c >= 0x20000 && c <= 0x2A6DF)
                || (c >= 0x2A700 && c <= 0x2CEAF)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0x2F800 && c <= 0x2FA1F);
    }

    private int special(String piece) {
        Integer id = vocabulary.get(piece);
        if (id == null) {
            throw new IllegalStateException("the vocabulary has no piece " + piece + ": it is of another kind");
        }
        return id;
    }
}
