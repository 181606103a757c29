package dev.kairos.memory.internal.dates;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * A stretch of whole days.
 *
 * @param from the first day
 * @param to the day after the last one
 * @param precision how exactly it is known
 */
public record Span(LocalDate from, LocalDate to, Precision precision) {

    /** How exactly a stretch is known: to the day, or only that it lies within. */
    public enum Precision {
        /** To the day. */
        DAY,
        /** To the week, or about as exactly. */
        WEEK,
        /** To the month. */
        MONTH,
        /** To the season or quarter. */
        SEASON,
        /** To the year. */
        YEAR,
        /** All of it is meant: since, until, for the past. */
        WHOLE
    }

    /** Checks the order. */
    public Span {
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException("the stretch from " + from + " to " + to + " is empty");
        }
    }

    static Span day(LocalDate day) {
        return new Span(day, day.plusDays(1), Precision.DAY);
    }

    static Span days(LocalDate from, int count, Precision precision) {
        return new Span(from, from.plusDays(count), precision);
    }

    /** The week of a day, from Monday. */
    static Span week(LocalDate within) {
        return days(within.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), 7, Precision.WEEK);
    }

    /** The Saturday and Sunday of the week of a day. */
    static Span weekend(LocalDate within) {
        return days(week(within).from().plusDays(5), 2, Precision.DAY);
    }

    static Span month(LocalDate within) {
        LocalDate first = within.withDayOfMonth(1);
        return new Span(first, first.plusMonths(1), Precision.MONTH);
    }

    static Span year(LocalDate within) {
        LocalDate first = within.withDayOfYear(1);
        return new Span(first, first.plusYears(1), Precision.YEAR);
    }

    /** The middle day. */
    public LocalDate middle() {
        return from.plusDays((to.toEpochDay() - from.toEpochDay()) / 2);
    }

    /** The first instant in a zone, in epoch seconds. */
    public long fromEpochSecond(ZoneId zone) {
        return from.atStartOfDay(zone).toEpochSecond();
    }

    /** The instant after the last one in a zone, in epoch seconds. */
    public long toEpochSecond(ZoneId zone) {
        return to.atStartOfDay(zone).toEpochSecond();
    }

    /** Whether both have a day in common. */
    public boolean overlaps(Span other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }
}
