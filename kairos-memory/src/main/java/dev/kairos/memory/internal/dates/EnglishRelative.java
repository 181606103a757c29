package dev.kairos.memory.internal.dates;

import dev.kairos.memory.internal.dates.EnglishWords.Quantity;
import dev.kairos.memory.internal.dates.EnglishWords.Unit;
import dev.kairos.memory.internal.dates.Span.Precision;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** English expressions that are seen from today: {@code yesterday}, {@code two weeks ago}, {@code end of next month}. */
final class EnglishRelative implements Grammar {
    private static final Set<String> BEFORE_WEEKDAY = Set.of("on", "by", "until", "till", "before", "since", "from");
    private static final Set<String> DEADLINES = Set.of("by", "until", "till", "before");
    private static final Set<String> PARTS = Set.of("end", "beginning", "start", "middle", "early", "mid", "late");
    private static final int MOST_UNITS = 2_000;

    private final EnglishCalendar calendar = new EnglishCalendar();
    private final EnglishTurns turns = new EnglishTurns();

    @Override
    public @Nullable Found at(Tokens tokens, int index, LocalDate today) {
        Found found = named(tokens, index, today);
        found = longer(found, counted(tokens, index, today));
        found = longer(found, turns.at(tokens, index, today));
        found = longer(found, weekday(tokens, index, today));
        found = longer(found, part(tokens, index, today));
        return longer(found, open(tokens, index, today));
    }

    private static @Nullable Found longer(@Nullable Found one, @Nullable Found other) {
        return other == null || (one != null && one.end() >= other.end()) ? one : other;
    }

    /** "today", "yesterday evening", "the day after tomorrow", "last night". */
    private static @Nullable Found named(Tokens tokens, int index, LocalDate today) {
        int at = tokens.is(index, "the") ? index + 1 : index;
        if (tokens.are(at, "day", "before", "yesterday")) {
            return Found.relative(at + 3, Span.day(today.minusDays(2)));
        }
        if (tokens.are(at, "day", "after", "tomorrow")) {
            return Found.relative(at + 3, Span.day(today.plusDays(2)));
        }
        if (tokens.are(index, "last", "night")) {
            return Found.relative(index + 2, Span.day(today.minusDays(1)));
        }
        if (tokens.is(index, "this") && tokens.in(index + 1, EnglishWords.DAY_PARTS)) {
            return Found.relative(index + 2, Span.day(today));
        }
        int end = tokens.in(index + 1, EnglishWords.DAY_PARTS) ? index + 2 : index + 1;
        return switch (tokens.word(index)) {
            case "today", "tonight" -> Found.relative(index + 1, Span.day(today));
            case "yesterday" -> Found.relative(end, Span.day(today.minusDays(1)));
            case "tomorrow" -> Found.relative(end, Span.day(today.plusDays(1)));
            default -> null;
        };
    }

    /** "two weeks ago", "a few days from now", "in three months" where the sentence looks ahead. */
    private static @Nullable Found counted(Tokens tokens, int index, LocalDate today) {
        boolean in = tokens.is(index, "in");
        Quantity quantity = EnglishWords.quantity(tokens, in ? index + 1 : index);
        Unit unit = quantity == null ? null : EnglishWords.unit(tokens.word(quantity.end()));
        if (quantity == null || unit == null || quantity.count() > MOST_UNITS) {
            return null;
        }
        int end = quantity.end() + 1;
        if (in) {
            return EnglishWords.ahead(tokens, index) ? Found.relative(end, away(today, unit, quantity, 1)) : null;
        }
        if (tokens.is(end, "ago") || tokens.is(end, "back")) {
            return Found.relative(end + 1, away(today, unit, quantity, -1));
        }
        if (tokens.is(end, "now")) {
            return Found.relative(end + 1, since(today, unit, quantity));
        }
        return tokens.are(end, "from", "now") ? Found.relative(end + 2, away(today, unit, quantity, 1)) : null;
    }

    /** "seven years now". */
    private static Span since(LocalDate today, Unit unit, Quantity quantity) {
        LocalDate from = switch (unit) {
            case DAY -> today.minusDays(quantity.count());
            case WEEK -> today.minusWeeks(quantity.count());
            case FORTNIGHT -> today.minusWeeks(2L * quantity.count());
            case MONTH -> today.minusMonths(quantity.count());
            case YEAR -> today.minusYears(quantity.count());
        };
        return new Span(from, today.plusDays(1), Precision.WHOLE);
    }

    private static Span away(LocalDate today, Unit unit, Quantity quantity, int sign) {
        int count = sign * quantity.count();
        return switch (unit) {
            case DAY ->
                quantity.vague()
                        ? Span.days(today.plusDays(count).minusDays(2), 5, Precision.WEEK)
                        : Span.day(today.plusDays(count));
            case WEEK -> around(today.plusWeeks(count), quantity.vague() ? 10 : 3, Precision.WEEK);
            case FORTNIGHT -> around(today.plusWeeks(2L * count), 3, Precision.WEEK);
            case MONTH ->
                quantity.vague()
                        ? around(today.plusMonths(count), 45, Precision.SEASON)
                        : Span.month(today.plusMonths(count));
            case YEAR -> Span.year(today.plusYears(count));
        };
    }

    private static Span around(LocalDate day, int days, Precision precision) {
        return Span.days(day.minusDays(days), 2 * days + 1, precision);
    }

    /** "on Friday", "by Friday": the next one if the sentence looks ahead or names a deadline, otherwise the last one. */
    private static @Nullable Found weekday(Tokens tokens, int index, LocalDate today) {
        DayOfWeek day = EnglishWords.weekday(tokens.word(index));
        boolean part = tokens.in(index + 1, EnglishWords.DAY_PARTS);
        if (day == null || !tokens.at(index).capital() || !(part || tokens.in(index - 1, BEFORE_WEEKDAY))) {
            return null;
        }
        boolean ahead = tokens.in(index - 1, DEADLINES) || EnglishWords.ahead(tokens, index);
        LocalDate date = today.with(ahead ? TemporalAdjusters.next(day) : TemporalAdjusters.previous(day));
        return Found.relative(part ? index + 2 : index + 1, Span.day(date));
    }

    /** "end of next month", "early May 2023", "the beginning of the year". */
    private @Nullable Found part(Tokens tokens, int index, LocalDate today) {
        int at = tokens.is(index, "the") ? index + 1 : index;
        if (!tokens.in(at, PARTS)) {
            return null;
        }
        String part = tokens.word(at);
        boolean of = tokens.is(at + 1, "of");
        boolean hyphen = tokens.is(at + 1, "-");
        Found whole = whole(tokens, of || hyphen ? at + 2 : at + 1, today);
        if (whole == null || whole.span().precision() == Precision.DAY) {
            return null;
        }
        return new Found(whole.end(), cut(part, whole.span()), whole.relative());
    }

    private @Nullable Found whole(Tokens tokens, int index, LocalDate today) {
        Found bare = tokens.is(index, "the") ? turns.unitOf(tokens, index + 1, today) : null;
        return longer(longer(bare, turns.at(tokens, index, today)), calendar.at(tokens, index, today));
    }

    /** The last or first third of it; of a week or month, the last week stands for its end. */
    private static Span cut(String part, Span whole) {
        long days = whole.to().toEpochDay() - whole.from().toEpochDay();
        long third = Math.max(1, days <= 31 ? Math.min(7, days / 3) : days / 3);
        return switch (part) {
            case "end", "late" -> new Span(whole.to().minusDays(third), whole.to(), Precision.WEEK);
            case "beginning", "start", "early" ->
                new Span(whole.from(), whole.from().plusDays(third), Precision.WEEK);
            default -> new Span(whole.from().plusDays(days / 3), whole.to().minusDays(days / 3), Precision.WEEK);
        };
    }

    /** "since yesterday", "until next Friday", "since 2019". */
    private @Nullable Found open(Tokens tokens, int index, LocalDate today) {
        boolean since = tokens.is(index, "since");
        if (!since && !tokens.is(index, "until") && !tokens.is(index, "till")) {
            return null;
        }
        Found bound = longer(
                longer(named(tokens, index + 1, today), counted(tokens, index + 1, today)),
                longer(turns.at(tokens, index + 1, today), weekday(tokens, index + 1, today)));
        bound = longer(bound, calendar.at(tokens, index + 1, today));
        if (bound == null) {
            return null;
        }
        LocalDate from = since ? bound.span().from() : today;
        LocalDate to = since ? today.plusDays(1) : bound.span().to();
        return to.isAfter(from) ? new Found(bound.end(), new Span(from, to, Precision.WHOLE), true) : null;
    }
}
