package dev.kairos.api.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/** The times that a cron expression names, in a zone whose clocks may change. */
final class Cron implements Heartbeat {

    /** The rarest date, a given weekday on 29 February, comes at least every 40 years. */
    private static final Duration HORIZON = Duration.ofDays(60 * 366);

    private final String expression;
    private final ZoneId zone;
    private final CronDays days;
    private final CronTimes times;

    private Cron(String expression, ZoneId zone, CronDays days, CronTimes times) {
        this.expression = expression;
        this.zone = zone;
        this.days = days;
        this.times = times;
    }

    static Cron of(String expression, ZoneId zone) {
        CronFields fields = CronFields.of(expression);
        CronDays days = fields.days();
        if (days.atOrAfter(LocalDate.of(2000, 1, 1), LocalDate.of(2100, 1, 1)) == null) {
            throw fields.wrong("never comes: no date has this day and month", "name a day that the month has");
        }
        return new Cron(expression, zone, days, fields.times());
    }

    /**
     * Walks through the stretches of time without a change of clocks, in each of which local time is plain arithmetic,
     * and looks at each change between two of them.
     */
    @Override
    public @Nullable Instant next(Rhythm rhythm) {
        Instant after = rhythm.after();
        ZoneRules rules = zone.getRules();
        ZoneOffset offset = rules.getOffset(after);
        ZoneOffsetTransition change = rules.nextTransition(after);
        LocalDateTime from = firstTime(rules, after, offset);
        Instant horizon = after.plus(HORIZON);
        while (change != null && change.getInstant().isBefore(horizon)) {
            LocalDateTime slot = atOrAfter(from, change.getDateTimeBefore());
            if (slot != null) {
                return slot.toInstant(offset);
            }
            if (comesAt(change)) {
                return change.getInstant();
            }
            offset = change.getOffsetAfter();
            from = firstTime(change);
            change = rules.nextTransition(change.getInstant());
        }
        LocalDateTime slot = atOrAfter(from, LocalDateTime.ofInstant(horizon, offset));
        return slot == null ? null : slot.toInstant(offset);
    }

    /** The first local time to look at after a moment. */
    private LocalDateTime firstTime(ZoneRules rules, Instant after, ZoneOffset offset) {
        LocalDateTime next = LocalDateTime.ofInstant(after, offset)
                .truncatedTo(ChronoUnit.SECONDS)
                .plusSeconds(1);
        if (times.repeats()) {
            return next;
        }
        ZoneOffsetTransition change = rules.previousTransition(after.plusNanos(1));
        return change != null && next.isBefore(firstTime(change)) ? firstTime(change) : next;
    }

    /** The first local time to look at after a change: past the repeated hour, for a time that comes once. */
    private LocalDateTime firstTime(ZoneOffsetTransition change) {
        return change.isOverlap() && !times.repeats() ? change.getDateTimeBefore() : change.getDateTimeAfter();
    }

    /** Whether the moment of a change makes up for a time that the change leaves out. */
    private boolean comesAt(ZoneOffsetTransition change) {
        return change.isGap()
                && times.isMadeUpFor()
                && atOrAfter(change.getDateTimeBefore(), change.getDateTimeAfter()) != null;
    }

    private @Nullable LocalDateTime atOrAfter(LocalDateTime from, LocalDateTime before) {
        LocalDate last = before.toLocalDate();
        LocalDate day = days.atOrAfter(from.toLocalDate(), last);
        if (day == null) {
            return null;
        }
        LocalTime time = day.equals(from.toLocalDate()) ? times.atOrAfter(from.toLocalTime()) : times.first();
        if (time == null) {
            time = times.first();
            day = days.atOrAfter(day.plusDays(1), last);
        }
        return day == null || !day.atTime(time).isBefore(before) ? null : day.atTime(time);
    }

    @Override
    public String toString() {
        return "cron '" + expression + "' " + zone;
    }
}
