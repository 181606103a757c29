package dev.kairos.memory.internal.dates;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** English dates with a name or a hint: {@code May 8th, 2023}, {@code in May}, {@code summer of 2022}, {@code in 2019}. */
final class EnglishCalendar implements Grammar {
    private static final Set<String> HINTS = Set.of(
            "in", "since", "until", "till", "during", "by", "of", "from", "to", "through", "around", "before", "after",
            "late", "early", "mid", "for");
    private static final Set<String> YEAR_HINTS =
            Set.of("in", "since", "until", "till", "during", "by", "of", "from", "before", "after", "late", "early");
    /** First names and everyday words that are also months: a capital letter alone says nothing. */
    private static final Set<Month> DOUBTFUL = Set.of(Month.MARCH, Month.APRIL, Month.MAY, Month.JUNE, Month.AUGUST);

    private static final Set<String> MEASURES = Set.of(
            "meters",
            "metres",
            "miles",
            "km",
            "kilometers",
            "feet",
            "people",
            "dollars",
            "euros",
            "words",
            "tokens",
            "ms",
            "users",
            "lines",
            "percent",
            "%",
            "days",
            "hours",
            "times");
    private static final int LONGEST_MONTH = 31;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    @Override
    public @Nullable Found at(Tokens tokens, int index, LocalDate today) {
        Found found = dayThenMonth(tokens, index, today);
        if (found == null) {
            found = monthFirst(tokens, index, today);
        }
        if (found == null) {
            found = season(tokens, index);
        }
        return found == null ? year(tokens, index) : found;
    }

    /** "8 May 2023", "the 8th of May". */
    private static @Nullable Found dayThenMonth(Tokens tokens, int index, LocalDate today) {
        int start = tokens.is(index, "the") ? index + 1 : index;
        int day = tokens.number(start);
        if (day < 1 || day > LONGEST_MONTH) {
            return null;
        }
        int at = start + 1;
        boolean ordinal = EnglishWords.isOrdinalEnd(tokens.word(at)) && tokens.joined(start);
        at += ordinal ? 1 : 0;
        at += tokens.is(at, "of") ? 1 : 0;
        Month month = named(tokens, at);
        if (month == null || (start > index && !ordinal)) {
            return null;
        }
        return dated(tokens, at + 1, new Day(month, day), today);
    }

    /** "May 8", "May 8th, 2023", "May 2023", "in May". */
    private static @Nullable Found monthFirst(Tokens tokens, int index, LocalDate today) {
        Month month = named(tokens, index);
        if (month == null) {
            return null;
        }
        int at = index + 1;
        int number = tokens.number(at);
        if (number >= 1 && number <= LONGEST_MONTH) {
            int end = EnglishWords.isOrdinalEnd(tokens.word(at + 1)) && tokens.joined(at) ? at + 2 : at + 1;
            boolean counted = tokens.in(end, MEASURES) || (tokens.is(end, ":") && tokens.joined(end - 1));
            return counted ? null : dated(tokens, end, new Day(month, number), today);
        }
        int comma = tokens.is(at, ",") || tokens.is(at, "of") ? at + 1 : at;
        if (isYear(tokens, comma)) {
            return Found.absolute(comma + 1, Span.month(LocalDate.of(tokens.number(comma), month, 1)));
        }
        boolean meant = EnglishWords.month(tokens.word(index)) != null
                && (tokens.in(index - 1, HINTS) || !DOUBTFUL.contains(month));
        return meant ? Found.relative(index + 1, Span.month(nearest(month, 1, today))) : null;
    }

    private static @Nullable Found dated(Tokens tokens, int at, Day day, LocalDate today) {
        int comma = tokens.is(at, ",") ? at + 1 : at;
        boolean full = isYear(tokens, comma);
        try {
            LocalDate date = full
                    ? LocalDate.of(tokens.number(comma), day.month(), day.number())
                    : nearest(day.month(), day.number(), today);
            return full ? Found.absolute(comma + 1, Span.day(date)) : Found.relative(at, Span.day(date));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** "summer of 2022", "winter 2021". */
    private static @Nullable Found season(Tokens tokens, int index) {
        int month = EnglishWords.season(tokens.word(index));
        int at = tokens.is(index + 1, "of") ? index + 2 : index + 1;
        if (month == 0 || !isYear(tokens, at)) {
            return null;
        }
        LocalDate first = LocalDate.of(tokens.number(at), month, 1);
        return Found.absolute(at + 1, new Span(first, first.plusMonths(3), Span.Precision.SEASON));
    }

    /** "in 2019", "Q3 2024". */
    private static @Nullable Found year(Tokens tokens, int index) {
        if (tokens.is(index, "q") && tokens.joined(index) && isYear(tokens, index + 2)) {
            int quarter = tokens.number(index + 1);
            if (quarter >= 1 && quarter <= 4) {
                LocalDate first = LocalDate.of(tokens.number(index + 2), 3 * quarter - 2, 1);
                return Found.absolute(index + 3, new Span(first, first.plusMonths(3), Span.Precision.SEASON));
            }
        }
        if (!isYear(tokens, index) || !tokens.in(index - 1, YEAR_HINTS) || tokens.in(index + 1, MEASURES)) {
            return null;
        }
        return Found.absolute(index + 1, Span.year(LocalDate.of(tokens.number(index), 1, 1)));
    }

    /** A month's name with a capital, or an abbreviation with a capital and a number beside it. */
    private static @Nullable Month named(Tokens tokens, int index) {
        if (!tokens.at(index).capital()) {
            return null;
        }
        Month month = EnglishWords.month(tokens.word(index));
        if (month != null) {
            return month;
        }
        int next = tokens.is(index + 1, ".") && tokens.joined(index) ? index + 2 : index + 1;
        boolean numbered = tokens.number(next) > 0 || tokens.number(index - 1) > 0;
        return numbered && next == index + 1 ? EnglishWords.shortMonth(tokens.word(index)) : null;
    }

    private static boolean isYear(Tokens tokens, int index) {
        int number = tokens.number(index);
        boolean decimal = tokens.is(index + 1, ".") && tokens.joined(index) && tokens.joined(index + 1);
        return number >= FIRST_YEAR && number <= LAST_YEAR && !(decimal && tokens.number(index + 2) >= 0);
    }

    /** The year in which the day lies nearest to today. */
    private static LocalDate nearest(Month month, int day, LocalDate today) {
        LocalDate nearest = null;
        for (int year = today.getYear() - 1; year <= today.getYear() + 1; year++) {
            if (day <= month.length(Year.isLeap(year))) {
                LocalDate date = LocalDate.of(year, month, day);
                if (nearest == null || distance(date, today) < distance(nearest, today)) {
                    nearest = date;
                }
            }
        }
        if (nearest == null) {
            throw new DateTimeException(month + " has no day " + day);
        }
        return nearest;
    }

    private static long distance(LocalDate one, LocalDate other) {
        return Math.abs(one.toEpochDay() - other.toEpochDay());
    }

    private record Day(Month month, int number) {}
}
