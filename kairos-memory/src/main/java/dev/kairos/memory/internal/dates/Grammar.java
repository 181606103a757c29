package dev.kairos.memory.internal.dates;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The expressions of time of one language, or of all. */
@FunctionalInterface
interface Grammar {

    /** The longest expression that begins at a token, or {@code null}. */
    @Nullable
    Found at(Tokens tokens, int index, LocalDate today);

    /**
     * An expression.
     *
     * @param end the index after its last token
     * @param span which days it means
     * @param relative whether that depends on today
     */
    record Found(int end, Span span, boolean relative) {
        static Found absolute(int end, Span span) {
            return new Found(end, span, false);
        }

        static Found relative(int end, Span span) {
            return new Found(end, span, true);
        }
    }
}
