package dev.kairos.memory.internal.dates;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of English that have to do with time. */
final class EnglishWords {
    static final Set<String> DAY_PARTS = Set.of("morning", "afternoon", "evening", "night", "noon");
    static final Set<String> SENTENCE_ENDS = Set.of(".", "!", "?", "\n", ";");
    /** Words that say that the sentence looks ahead. */
    static final Set<String> AHEAD =
            Set.of("will", "ll", "going", "gonna", "plan", "planning", "plans", "due", "shall", "tomorrow", "wanna");

    private static final Map<String, DayOfWeek> WEEKDAYS = byName(DayOfWeek.values());
    private static final Map<String, Month> MONTHS = byName(Month.values());
    private static final Map<String, Month> SHORT_MONTHS = Arrays.stream(Month.values())
            .filter(month -> month != Month.MAY)
            .collect(Collectors.toMap(month -> month.name().substring(0, 3).toLowerCase(Locale.ROOT), month -> month));
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("a", 1),
            Map.entry("an", 1),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("fifteen", 15),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30));
    private static final Map<String, Integer> ORDINAL_ENDS = Map.of("st", 1, "nd", 2, "rd", 3, "th", 4);
    private static final Map<String, Integer> SEASONS =
            Map.of("spring", 3, "summer", 6, "autumn", 9, "fall", 9, "winter", 12);

    /** What time is counted in. */
    enum Unit {
        DAY,
        WEEK,
        FORTNIGHT,
        MONTH,
        YEAR
    }

    /**
     * A number of things.
     *
     * @param end the index after its last token
     * @param count how many
     * @param vague whether that is a guess
     */
    record Quantity(int end, int count, boolean vague) {}

    private EnglishWords() {}

    static @Nullable DayOfWeek weekday(String word) {
        return WEEKDAYS.get(word);
    }

    /** Of an abbreviation; those need a word like "last" beside them to be meant. */
    static @Nullable DayOfWeek shortWeekday(String word) {
        return switch (word) {
            case "mon" -> DayOfWeek.MONDAY;
            case "tue", "tues" -> DayOfWeek.TUESDAY;
            case "wed" -> DayOfWeek.WEDNESDAY;
            case "thu", "thur", "thurs" -> DayOfWeek.THURSDAY;
            case "fri" -> DayOfWeek.FRIDAY;
            case "sat" -> DayOfWeek.SATURDAY;
            case "sun" -> DayOfWeek.SUNDAY;
            default -> null;
        };
    }

    static @Nullable Month month(String word) {
        return MONTHS.get(word);
    }

    /** Of a three-letter abbreviation, or {@code Sept}; those need a number beside them to be meant. */
    static @Nullable Month shortMonth(String word) {
        return word.equals("sept") ? Month.SEPTEMBER : SHORT_MONTHS.get(word);
    }

    /** The month in which a season begins, or 0. */
    static int season(String word) {
        return SEASONS.getOrDefault(word, 0);
    }

    static boolean isOrdinalEnd(String word) {
        return ORDINAL_ENDS.containsKey(word);
    }

    static @Nullable Unit unit(String word) {
        return switch (word) {
            case "day", "days" -> Unit.DAY;
            case "week", "weeks" -> Unit.WEEK;
            case "fortnight", "fortnights" -> Unit.FORTNIGHT;
            case "month", "months" -> Unit.MONTH;
            case "year", "years" -> Unit.YEAR;
            default -> null;
        };
    }

    /** "3", "three", "a", "a few", "a couple of", "several". */
    static @Nullable Quantity quantity(Tokens tokens, int index) {
        if (tokens.is(index, "several")) {
            return new Quantity(index + 1, 4, true);
        }
        int at = tokens.is(index, "a") ? index + 1 : index;
        if (tokens.is(at, "few")) {
            return new Quantity(at + 1, 3, true);
        }
        if (tokens.is(at, "couple")) {
            return new Quantity(tokens.is(at + 1, "of") ? at + 2 : at + 1, 2, true);
        }
        int digits = tokens.number(index);
        if (digits > 0 && !decimal(tokens, index)) {
            return new Quantity(index + 1, digits, false);
        }
        Integer count = NUMBERS.get(tokens.word(index));
        return count == null ? null : new Quantity(index + 1, count, false);
    }

    /** Whether the sentence looks ahead, as far as the words before an index say. */
    static boolean ahead(Tokens tokens, int index) {
        for (int i = index - 1; i >= 0 && i > index - 20 && !tokens.in(i, SENTENCE_ENDS); i--) {
            if (tokens.in(i, AHEAD)) {
                return true;
            }
        }
        return false;
    }

    private static boolean decimal(Tokens tokens, int index) {
        return tokens.in(index - 1, Set.of(".", ",")) && tokens.joined(index - 1) && tokens.number(index - 2) >= 0;
    }

    private static <E extends Enum<E>> Map<String, E> byName(E[] values) {
        return List.of(values).stream()
                .collect(Collectors.toMap(value -> value.name().toLowerCase(Locale.ROOT), Function.identity()));
    }
}
