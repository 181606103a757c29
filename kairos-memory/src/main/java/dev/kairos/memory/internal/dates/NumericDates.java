package dev.kairos.memory.internal.dates;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Dates in digits: {@code 2023-05-08}, {@code 2023/5/8}, {@code 8.5.2023}, and with slashes where only one reading exists. */
final class NumericDates implements Grammar {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;
    private static final int MONTHS = 12;

    @Override
    public @Nullable Found at(Tokens tokens, int index, LocalDate today) {
        if (tokens.number(index) < 0 || !separated(tokens, index)) {
            return null;
        }
        String mark = tokens.word(index + 1);
        if (!tokens.is(index + 3, mark) || partOfMore(tokens, index)) {
            return null;
        }
        int first = tokens.number(index);
        int second = tokens.number(index + 2);
        int third = tokens.number(index + 4);
        Span span = switch (mark) {
            case "-", "/" -> first >= FIRST_YEAR ? day(first, second, third) : slashed(mark, first, second, third);
            case "." -> day(third, second, first);
            default -> null;
        };
        return span == null ? null : Found.absolute(index + 5, span);
    }

    /** Month and day in the order in which both are possible; if both orders are, nobody knows. */
    private static @Nullable Span slashed(String mark, int first, int second, int year) {
        if (!mark.equals("/") || (first <= MONTHS && second <= MONTHS && first != second)) {
            return null;
        }
        return first > MONTHS ? day(year, second, first) : day(year, first, second);
    }

    private static @Nullable Span day(int year, int month, int day) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return null;
        }
        try {
            return Span.day(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean separated(Tokens tokens, int index) {
        for (int i = index; i < index + 4; i++) {
            if (!tokens.joined(i)) {
                return false;
            }
        }
        return true;
    }

    /** Versions, addresses and numbers of parts have more parts. */
    private static boolean partOfMore(Tokens tokens, int index) {
        boolean before = index > 0 && tokens.joined(index - 1) && !tokens.is(index - 1, "(");
        boolean after = tokens.joined(index + 4)
                && tokens.joined(index + 5)
                && !tokens.word(index + 5).equals("t")
                && tokens.number(index + 6) >= 0;
        return (before && !tokens.is(index - 1, "\"") && !tokens.is(index - 1, "[")) || after;
    }
}
