package dev.kairos.memory.internal.dream;

import dev.kairos.api.memory.Statement.Derivation;
import dev.kairos.memory.internal.dates.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an episode says, in short.
 *
 * @param text the words, without who says them
 * @param from where in the episode they begin
 * @param to where they end, exclusive
 * @param derivations how what does not stand there follows
 * @param happens the days that it speaks of, or {@code null}
 * @param worth how much it says, 0 to 1
 */
record Note(
        String text,
        int from,
        int to,
        List<Derivation> derivations,
        @Nullable Span happens,
        double worth) {

    /** Who says what a memory says, as its text has it, or nobody. */
    static String speaker(String text) {
        int colon = text.indexOf(": ");
        return colon < 0 ? "" : text.substring(0, colon);
    }

    /** What a memory's text says, without who says it. */
    static String said(String text) {
        int colon = text.indexOf(": ");
        return text.substring(colon < 0 ? 0 : colon + 2);
    }
}
