package dev.kairos.api.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** A part of the day: the moments at which the clock on the wall shows {@code from} or later, but not yet {@code to}. */
record Window(LocalTime from, LocalTime to, ZoneId zone) {

    /** A day may lack the part, when clocks leave it out; not two in a row. */
    private static final Duration LOOK_BACK = Duration.ofDays(3);

    Window {
        if (from.equals(to)) {
            throw new IllegalArgumentException(
                    "between " + from + " and " + to + " is empty: name two times, or leave it out for the whole day");
        }
    }

    static Window of(String from, String to, ZoneId zone) {
        return new Window(time(from), to.equals("24:00") ? LocalTime.MIDNIGHT : time(to), zone);
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is no time of day: write 08:00 or 22:30:15", e);
        }
    }

    boolean contains(Instant moment) {
        LocalTime shown = LocalTime.ofInstant(moment, zone);
        return from.isBefore(to)
                ? !shown.isBefore(from) && shown.isBefore(to)
                : !shown.isBefore(from) || shown.isBefore(to);
    }

    /** The first moment inside, not before another. Beside its start, a change of the clocks can lead inside. */
    Instant opening(Instant notBefore) {
        ZoneRules rules = zone.getRules();
        Instant moment = notBefore;
        while (!contains(moment)) {
            Instant start = nextStart(rules, moment);
            ZoneOffsetTransition change = rules.nextTransition(moment);
            moment = change != null && change.getInstant().isBefore(start) ? change.getInstant() : start;
        }
        return moment;
    }

    /** The first moment outside, not before another. */
    Instant closing(Instant notBefore) {
        return new Window(to, from, zone).opening(notBefore);
    }

    /** The last moment, up to another, at which it began. */
    Instant lastOpening(Instant until) {
        Instant opening = opening(until.minus(LOOK_BACK));
        for (Instant next = opening; !next.isAfter(until); next = opening(closing(opening))) {
            opening = next;
        }
        return opening;
    }

    /** The next moment that shows the start. A day that leaves it out is passed over: {@link #opening} looks at each change. */
    private Instant nextStart(ZoneRules rules, Instant after) {
        LocalDateTime start = LocalDateTime.ofInstant(after, zone).toLocalDate().atTime(from);
        while (true) {
            for (ZoneOffset offset : rules.getValidOffsets(start)) {
                if (start.toInstant(offset).isAfter(after)) {
                    return start.toInstant(offset);
                }
            }
            start = start.plusDays(1);
        }
    }

    @Override
    public String toString() {
        return "between " + from + " and " + to + " " + zone;
    }
}
