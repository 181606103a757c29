package dev.kairos.memory.internal.dates;

import dev.kairos.memory.internal.dates.EnglishWords.Quantity;
import dev.kairos.memory.internal.dates.EnglishWords.Unit;
import dev.kairos.memory.internal.dates.Span.Precision;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The last, this and the next of what comes round: {@code last week}, {@code next May}, {@code the past two years}. */
final class EnglishTurns implements Grammar {
    private static final Set<String> LAST = Set.of("last", "previous", "past");
    private static final Set<String> NEXT = Set.of("next", "coming", "upcoming");
    private static final int MOST_UNITS = 2_000;

    @Override
    public @Nullable Found at(Tokens tokens, int index, LocalDate today) {
        Found found = weekBeforeLast(tokens, index, today);
        if (found == null) {
            found = stretch(tokens, index, today);
        }
        if (found == null) {
            found = weekend(tokens, index, today);
        }
        return found == null ? turned(tokens, index, today) : found;
    }

    /** The unit that a word names, around today: for "the end of the month". */
    @Nullable
    Found unitOf(Tokens tokens, int index, LocalDate today) {
        return named(tokens, index, today, 0);
    }

    private static @Nullable Found weekBeforeLast(Tokens tokens, int index, LocalDate today) {
        int at = tokens.is(index, "the") ? index + 1 : index;
        Unit unit = EnglishWords.unit(tokens.word(at));
        if (unit == null || at == index) {
            return null;
        }
        if (tokens.are(at + 1, "before", "last")) {
            return Found.relative(at + 3, shifted(today, unit, -2));
        }
        return tokens.are(at + 1, "after", "next") ? Found.relative(at + 3, shifted(today, unit, 2)) : null;
    }

    /** "the past two weeks", "the last few months", "the next three days", "the past year". */
    private static @Nullable Found stretch(Tokens tokens, int index, LocalDate today) {
        boolean last = tokens.in(index + 1, LAST);
        if (!tokens.is(index, "the") || !(last || tokens.is(index + 1, "next"))) {
            return null;
        }
        Quantity quantity = EnglishWords.quantity(tokens, index + 2);
        boolean single = quantity == null && !tokens.is(index + 1, "previous");
        int at = quantity == null ? index + 2 : quantity.end();
        Unit unit = EnglishWords.unit(tokens.word(at));
        int count = quantity == null ? 1 : quantity.count();
        if (unit == null || count > MOST_UNITS || (quantity == null && !single)) {
            return null;
        }
        LocalDate edge = plus(today, unit, last ? -count : count);
        Span span = last
                ? new Span(edge, today.plusDays(1), Precision.WHOLE)
                : new Span(today, edge.plusDays(1), Precision.WHOLE);
        return Found.relative(at + 1, span);
    }

    /** "over the weekend", "at the weekend". */
    private static @Nullable Found weekend(Tokens tokens, int index, LocalDate today) {
        boolean meant = tokens.are(index, "the", "weekend")
                && tokens.in(index - 1, Set.of("over", "at", "on", "during", "for"));
        if (!meant) {
            return null;
        }
        boolean ahead = EnglishWords.ahead(tokens, index);
        return Found.relative(index + 2, Span.weekend(ahead ? today : today.minusDays(7)));
    }

    /** "last week", "this past Friday", "next summer", "last May". */
    private static @Nullable Found turned(Tokens tokens, int index, LocalDate today) {
        boolean also = tokens.is(index, "this") && (tokens.in(index + 1, LAST) || tokens.in(index + 1, NEXT));
        int at = also ? index + 1 : index;
        if (tokens.in(at, LAST)) {
            boolean loose = tokens.is(at, "past") && !also;
            return loose ? null : named(tokens, at + 1, today, -1);
        }
        if (tokens.in(at, NEXT)) {
            return named(tokens, at + 1, today, 1);
        }
        return tokens.is(at, "this") ? named(tokens, at + 1, today, 0) : null;
    }

    private static @Nullable Found named(Tokens tokens, int index, LocalDate today, int turn) {
        String word = tokens.word(index);
        Unit unit = EnglishWords.unit(word);
        if (unit != null && !word.endsWith("s") && (unit != Unit.DAY || turn == 0)) {
            return unit == Unit.DAY ? null : Found.relative(index + 1, shifted(today, unit, turn));
        }
        if (word.equals("weekend")) {
            return Found.relative(index + 1, Span.weekend(today.plusWeeks(turn)));
        }
        DayOfWeek day = EnglishWords.weekday(word);
        if (day == null && tokens.at(index).capital()) {
            day = EnglishWords.shortWeekday(word);
        }
        if (day != null) {
            int end = tokens.in(index + 1, EnglishWords.DAY_PARTS) ? index + 2 : index + 1;
            return Found.relative(end, Span.day(turned(today, day, turn)));
        }
        Month month = EnglishWords.month(word);
        if (month != null && tokens.at(index).capital()) {
            return Found.relative(index + 1, Span.month(turned(today, month, turn)));
        }
        int season = EnglishWords.season(word);
        return season == 0 ? null : Found.relative(index + 1, season(today, season, turn));
    }

    private static LocalDate turned(LocalDate today, DayOfWeek day, int turn) {
        return switch (turn) {
            case -1 -> today.with(TemporalAdjusters.previous(day));
            case 1 -> today.with(TemporalAdjusters.next(day));
            default -> Span.week(today).from().with(TemporalAdjusters.nextOrSame(day));
        };
    }

    private static LocalDate turned(LocalDate today, Month month, int turn) {
        LocalDate now = LocalDate.of(today.getYear(), month, 1);
        boolean passed = month.compareTo(today.getMonth()) < 0;
        boolean current = month == today.getMonth();
        return switch (turn) {
            case -1 -> passed ? now : now.minusYears(1);
            case 1 -> passed || current ? now.plusYears(1) : now;
            default -> now;
        };
    }

    private static Span season(LocalDate today, int first, int turn) {
        boolean inOldWinter = first == Month.DECEMBER.getValue() && today.getMonthValue() < 3;
        LocalDate start = LocalDate.of(today.getYear() - (inOldWinter ? 1 : 0), first, 1);
        boolean over = !today.isBefore(start.plusMonths(3));
        boolean begun = !today.isBefore(start);
        LocalDate from = switch (turn) {
            case -1 -> over ? start : start.minusYears(1);
            case 1 -> begun ? start.plusYears(1) : start;
            default -> start;
        };
        return new Span(from, from.plusMonths(3), Precision.SEASON);
    }

    private static Span shifted(LocalDate today, Unit unit, int turn) {
        return switch (unit) {
            case DAY -> Span.day(today.plusDays(turn));
            case WEEK -> Span.week(today.plusWeeks(turn));
            case FORTNIGHT -> Span.days(Span.week(today.plusWeeks(2L * turn)).from(), 14, Precision.WEEK);
            case MONTH -> Span.month(today.plusMonths(turn));
            case YEAR -> Span.year(today.plusYears(turn));
        };
    }

    private static LocalDate plus(LocalDate today, Unit unit, int count) {
        return switch (unit) {
            case DAY -> today.plusDays(count);
            case WEEK -> today.plusWeeks(count);
            case FORTNIGHT -> today.plusWeeks(2L * count);
            case MONTH -> today.plusMonths(count);
            case YEAR -> today.plusYears(count);
        };
    }
}
