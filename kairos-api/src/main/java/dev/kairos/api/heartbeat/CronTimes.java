package dev.kairos.api.heartbeat;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * The times of day that a cron expression names, each field as the set of its bits.
 *
 * @param seconds bits 0 to 59, not empty
 * @param minutes bits 0 to 59, not empty
 * @param hours bits 0 to 23, not empty
 * @param stepped whether the hours were written as a step over all of them
 */
record CronTimes(long seconds, long minutes, long hours, boolean stepped) {

    private static final long EVERY_HOUR = (1L << 24) - 1;

    /** Whether a time comes both times that the clock shows it. */
    boolean repeats() {
        return stepped || hours == EVERY_HOUR;
    }

    /** Whether a time that the clock never shows comes at the change of the clock. */
    boolean isMadeUpFor() {
        return hours != EVERY_HOUR;
    }

    LocalTime first() {
        return LocalTime.of(lowest(hours), lowest(minutes), lowest(seconds));
    }

    /** The first time of the same day, not before {@code from}, which is a whole second. */
    @Nullable
    LocalTime atOrAfter(LocalTime from) {
        int hour = from.getHour();
        if (has(hours, hour)) {
            LocalTime time = inHour(hour, from);
            if (time != null) {
                return time;
            }
        }
        long later = above(hours, hour);
        return later == 0 ? null : LocalTime.of(lowest(later), lowest(minutes), lowest(seconds));
    }

    private @Nullable LocalTime inHour(int hour, LocalTime from) {
        int minute = from.getMinute();
        if (has(minutes, minute)) {
            long rest = seconds & (-1L << from.getSecond());
            if (rest != 0) {
                return LocalTime.of(hour, minute, lowest(rest));
            }
        }
        long later = above(minutes, minute);
        return later == 0 ? null : LocalTime.of(hour, lowest(later), lowest(seconds));
    }

    private static boolean has(long bits, int value) {
        return (bits & (1L << value)) != 0;
    }

    /** The bits that stand for more than a value below 63. */
    private static long above(long bits, int value) {
        return bits & (-1L << (value + 1));
    }

    private static int lowest(long bits) {
        return Long.numberOfTrailingZeros(bits);
    }
}
