package dev.kairos.memory.internal.dates;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** The years in which days are counted. What lies beyond is taken for the nearest of them: near the ends of time, adding fails. */
public final class Reach {
    private static final int LAST_YEAR = 9_999;
    private static final Instant FIRST =
            LocalDateTime.of(-LAST_YEAR, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
    private static final Instant LAST =
            LocalDateTime.of(LAST_YEAR, 12, 31, 0, 0).toInstant(ZoneOffset.UTC);

    private Reach() {}

    /** The time, or the nearest one within reach. */
    public static Instant within(Instant time) {
        if (time.isBefore(FIRST)) {
            return FIRST;
        }
        return time.isAfter(LAST) ? LAST : time;
    }

    /** The time, or the nearest one within reach. */
    public static ZonedDateTime within(ZonedDateTime time) {
        int year = time.getYear();
        return Math.abs(year) < LAST_YEAR ? time : within(time.toInstant()).atZone(time.getZone());
    }
}
