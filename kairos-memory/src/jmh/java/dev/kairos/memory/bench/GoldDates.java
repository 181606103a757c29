package dev.kairos.memory.bench;

import dev.kairos.memory.internal.dates.Span;
import dev.kairos.memory.internal.dates.TimeMention;
import dev.kairos.memory.internal.dates.TimeResolver;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates as people write them in answers: "7 May 2023", "the Friday before 22 October 2023", "2022". */
final class GoldDates {
    private static final TimeResolver RESOLVER = TimeResolver.english();
    private static final Pattern BESIDE = Pattern.compile("(?:(two|few) )?"
            + "(weekend|week|day|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s? (before|of|after) $");
    private static final Pattern AROUND = Pattern.compile("around $");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(19|20)\\d\\d(?!\\d)");

    private GoldDates() {}

    /** The stretches of days that a text names, seen from when it is read. */
    static List<Span> of(String text, ZonedDateTime read) {
        String folded = text.replaceAll("[`,.]", " ").replaceAll("\\s+", " ").replace("Januarty", "January");
        List<Span> spans = new ArrayList<>();
        for (TimeMention mention : RESOLVER.resolve(folded, read)) {
            if (!mention.relative()) {
                spans.add(beside(folded.substring(0, mention.from()).toLowerCase(Locale.ROOT), mention.span()));
            }
        }
        Matcher year = YEAR.matcher(folded);
        while (spans.isEmpty() && year.find()) {
            LocalDate first = LocalDate.of(Integer.parseInt(year.group()), 1, 1);
            spans.add(new Span(first, first.plusYears(1), Span.Precision.YEAR));
        }
        return spans;
    }

    /** Whether what is said is at least as exact as what is wanted, and lies in it; weeks begin on any day. */
    static boolean fits(Span said, Span wanted) {
        long most = Math.max(length(wanted), 1) + (length(wanted) >= 5 ? 6 : 0);
        boolean exact = length(wanted) > 1 || said.from().equals(wanted.from()) || length(said) == 2;
        return said.overlaps(wanted) && length(said) <= Math.max(most, 2) && exact;
    }

    private static Span beside(String before, Span named) {
        LocalDate day = named.from();
        if (AROUND.matcher(before).find()) {
            return new Span(day.minusDays(3), day.plusDays(4), Span.Precision.WEEK);
        }
        Matcher beside = BESIDE.matcher(before);
        if (!beside.find()) {
            return named;
        }
        int sign = beside.group(3).equals("after") ? 1 : -1;
        String what = beside.group(2);
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        int times = "two".equals(beside.group(1)) ? 2 : 1;
        return switch (what) {
            case "week" ->
                beside.group(3).equals("of") ? days(monday, 7) : days(monday.plusWeeks((long) sign * times), 7);
            case "weekend" -> days(monday.plusDays(5).plusWeeks((long) sign * times), 2);
            case "day" -> days(day.minusDays(6), 6);
            default -> {
                DayOfWeek weekday = DayOfWeek.valueOf(what.toUpperCase(Locale.ROOT));
                yield days(
                        day.with(sign < 0 ? TemporalAdjusters.previous(weekday) : TemporalAdjusters.next(weekday)), 1);
            }
        };
    }

    private static Span days(LocalDate from, int count) {
        return new Span(from, from.plusDays(count), Span.Precision.WEEK);
    }

    private static long length(Span span) {
        return span.to().toEpochDay() - span.from().toEpochDay();
    }
}
