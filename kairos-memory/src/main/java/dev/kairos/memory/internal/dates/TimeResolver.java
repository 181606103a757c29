package dev.kairos.memory.internal.dates;

import dev.kairos.memory.internal.dates.Grammar.Found;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds expressions of time in text ("last Friday", "two weeks ago", "8 May 2023", "since yesterday") and says which days
 * they mean, seen from when they were said. Prefers finding nothing to finding what is not meant: vague words ("recently",
 * "soon"), names that are also months, and numbers without a hint are left alone. Pure and safe for use by many threads;
 * takes time linear in the text, whatever stands in it.
 */
public final class TimeResolver {
    private static final int MOST_MENTIONS = 1_000;
    /** Beyond these, days cannot be counted on from. */
    private static final int FIRST_YEAR = -9_000;

    private static final int LAST_YEAR = 9_000;

    private final List<Grammar> grammars;

    private TimeResolver(List<Grammar> grammars) {
        this.grammars = grammars;
    }

    /** The resolver for English, and for the notations that all languages share. */
    public static TimeResolver english() {
        return new TimeResolver(List.of(new NumericDates(), new EnglishRelative(), new EnglishCalendar()));
    }

    /** The resolver for the notations that all languages share. */
    public static TimeResolver numeric() {
        return new TimeResolver(List.of(new NumericDates()));
    }

    /**
     * Finds the expressions in a text.
     *
     * @param text any text; only its first 65,536 characters are read
     * @param said when it was said, in the speaker's zone
     * @return the expressions, in order, none within another; at most 1,000
     */
    public List<TimeMention> resolve(String text, ZonedDateTime said) {
        List<TimeMention> mentions = new ArrayList<>();
        LocalDate today = said.toLocalDate();
        if (today.getYear() < FIRST_YEAR || today.getYear() > LAST_YEAR) {
            return mentions;
        }
        Tokens tokens = Tokens.of(text);
        int index = 0;
        while (index < tokens.size() && mentions.size() < MOST_MENTIONS) {
            Found found = longest(tokens, index, today);
            if (found == null) {
                index++;
            } else {
                int to = tokens.at(found.end() - 1).to();
                mentions.add(new TimeMention(tokens.at(index).from(), to, found.span(), found.relative()));
                index = found.end();
            }
        }
        return mentions;
    }

    private @Nullable Found longest(Tokens tokens, int index, LocalDate today) {
        Found longest = null;
        for (Grammar grammar : grammars) {
            Found found = grammar.at(tokens, index, today);
            if (found != null && (longest == null || found.end() > longest.end())) {
                longest = found;
            }
        }
        return longest;
    }
}
