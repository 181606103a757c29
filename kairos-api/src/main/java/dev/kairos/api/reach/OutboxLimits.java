package dev.kairos.api.reach;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When an outbox sends, and when it holds back.
 *
 * @param sameWithin how long the same words to the same receiver are not sent again
 * @param perHour how many notices a notifier gets in an hour; what is more waits. Replies do not count
 * @param attempts how often a notice is tried at most
 * @param digestAt when notices of severity INFO go out, as one
 * @param quiet when nothing but what is urgent, and replies, go out; {@code null} for never
 * @param zone the zone of the times of day
 */
public record OutboxLimits(
        Duration sameWithin,
        int perHour,
        int attempts,
        LocalTime digestAt,
        @Nullable Quiet quiet,
        ZoneId zone) {

    /**
     * Hours of the day; over midnight where {@code until} is before {@code from}.
     *
     * @param from when they begin
     * @param until when they end
     */
    public record Quiet(LocalTime from, LocalTime until) {

        /**
         * Checks the hours.
         *
         * @throws IllegalArgumentException if they are empty
         */
        public Quiet {
            if (from.equals(until)) {
                throw new IllegalArgumentException("quiet hours from " + from + " until " + until + " are empty");
            }
        }

        /**
         * Tells whether a time of day is in these hours.
         *
         * @param time the time of day
         * @return whether it is
         */
        public boolean contains(LocalTime time) {
            return from.isBefore(until)
                    ? !time.isBefore(from) && time.isBefore(until)
                    : !time.isBefore(from) || time.isBefore(until);
        }
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public OutboxLimits {
        Objects.requireNonNull(digestAt, "digestAt");
        Objects.requireNonNull(zone, "zone");
        if (sameWithin.isNegative() || perHour < 1 || attempts < 1) {
            throw new IllegalArgumentException("outbox limits are out of range: sameWithin " + sameWithin
                    + " (not negative), perHour " + perHour + ", attempts " + attempts + " (at least 1)");
        }
    }

    /**
     * Returns the defaults.
     *
     * @param zone the zone of the times of day
     * @return the same words once in six hours, 30 notices an hour, 6 attempts, digests at 08:00, no quiet hours
     */
    public static OutboxLimits defaults(ZoneId zone) {
        return new OutboxLimits(Duration.ofHours(6), 30, 6, LocalTime.of(8, 0), null, zone);
    }

    /**
     * Returns these limits with quiet hours.
     *
     * @param from when they begin, {@code HH:mm}
     * @param until when they end, {@code HH:mm}; before {@code from} for over midnight
     * @return the limits
     */
    public OutboxLimits quiet(String from, String until) {
        Quiet hours = new Quiet(LocalTime.parse(from), LocalTime.parse(until));
        return new OutboxLimits(sameWithin, perHour, attempts, digestAt, hours, zone);
    }

    /**
     * Returns these limits with another time for digests.
     *
     * @param time when they go out, {@code HH:mm}
     * @return the limits
     */
    public OutboxLimits digestAt(String time) {
        return new OutboxLimits(sameWithin, perHour, attempts, LocalTime.parse(time), quiet, zone);
    }

    /**
     * Returns these limits with another rate.
     *
     * @param most how many notices a notifier gets in an hour
     * @return the limits
     */
    public OutboxLimits perHour(int most) {
        return new OutboxLimits(sameWithin, most, attempts, digestAt, quiet, zone);
    }

    /**
     * Returns these limits with another number of attempts.
     *
     * @param most how often a notice is tried
     * @return the limits
     */
    public OutboxLimits attempts(int most) {
        return new OutboxLimits(sameWithin, perHour, most, digestAt, quiet, zone);
    }
}
