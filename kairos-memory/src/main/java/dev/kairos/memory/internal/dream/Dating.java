package dev.kairos.memory.internal.dream;

import dev.kairos.memory.internal.dates.Reach;
import dev.kairos.memory.internal.dates.Span;
import dev.kairos.memory.internal.dates.TimeMention;
import dev.kairos.memory.internal.dates.TimeResolver;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;

/** Finds relative expressions of time in what was said, and says the days they mean in words. */
final class Dating {
    private static final int WEEK = 7;

    private final TimeResolver resolver;
    private final Locale locale;

    Dating(TimeResolver resolver, Locale locale) {
        this.resolver = resolver;
        this.locale = locale;
    }

    List<TimeMention> mentions(String text, ZonedDateTime said) {
        return resolver.resolve(text, Reach.within(said));
    }

    /** The days of a mention in words, for example {@code 7 May 2023} or {@code week before 9 June 2023}. */
    String words(TimeMention mention, ZonedDateTime said) {
        Span span = mention.span();
        LocalDate today = said.toLocalDate();
        return switch (span.precision()) {
            case DAY -> days(span, today);
            case WEEK -> week(span, today);
            case MONTH -> month(span.from());
            case SEASON -> month(span.from()) + " to " + month(span.to().minusDays(1));
            case YEAR -> String.valueOf(span.from().getYear());
            case WHOLE -> whole(span, today);
        };
    }

    String day(LocalDate day) {
        return day.getDayOfMonth() + " " + month(day);
    }

    private String days(Span span, LocalDate today) {
        if (span.from().plusDays(1).equals(span.to())) {
            return day(span.from());
        }
        boolean weekend = span.from().getDayOfWeek() == DayOfWeek.SATURDAY
                && span.from().plusDays(2).equals(span.to());
        if (weekend && today.isAfter(span.from())) {
            return "weekend before " + day(today);
        }
        return day(span.from()) + " to " + day(span.to().minusDays(1));
    }

    private String week(Span span, LocalDate today) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        boolean whole = span.from().plusDays(WEEK).equals(span.to());
        if (whole && span.from().equals(monday)) {
            return "week of " + day(today);
        }
        if (whole && span.from().equals(monday.minusDays(WEEK))) {
            return "week before " + day(today);
        }
        return whole ? "week of " + day(span.from()) : "around " + day(span.middle());
    }

    private String whole(Span span, LocalDate today) {
        if (span.to().equals(today.plusDays(1)) && span.from().getDayOfMonth() == today.getDayOfMonth()) {
            boolean years = span.from().getMonth() == today.getMonth();
            return "since " + (years ? String.valueOf(span.from().getYear()) : month(span.from()));
        }
        if (span.to().equals(today.plusDays(1))) {
            return "since " + day(span.from());
        }
        return span.from().equals(today) ? "until " + day(span.to().minusDays(1)) : day(span.from());
    }

    private String month(LocalDate day) {
        return day.getMonth().getDisplayName(TextStyle.FULL, locale) + " " + day.getYear();
    }
}
