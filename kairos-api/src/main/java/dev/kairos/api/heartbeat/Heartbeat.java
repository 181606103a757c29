package dev.kairos.api.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When an agent wakes by itself. A pure function from what happened to the next slot: it reads no clock, keeps no state and
 * never blocks, so that the same rhythm always names the same slot. Safe for use by many threads.
 *
 * <p>Four heartbeats come with the API, {@link #every}, {@link #cron}, {@link #adaptive} and {@link #never}; the methods
 * that return a heartbeat add to one, in any order, and repeating one of them replaces what it said before:
 *
 * <pre>{@code
 * Heartbeat.every(Duration.ofMinutes(30))
 *     .between("08:00", "22:00", zone)
 *     .jitter(Duration.ofMinutes(2))
 *     .misfire(Misfire.skip())
 * }</pre>
 */
@FunctionalInterface
public interface Heartbeat {

    /**
     * Names the next slot.
     *
     * @param rhythm what happened so far
     * @return an instant later than {@link Rhythm#after()}, or {@code null} if there is no further slot
     */
    @Nullable
    Instant next(Rhythm rhythm);

    /**
     * Sums up the slots of a stretch of time, so that an agent which was away for years need not walk through each of them.
     * By default the first thousand are walked through and counted; the last one is then sought by halving, which costs
     * less than a hundred calls of {@link #next}. That is exact unless slots depend on their predecessors.
     *
     * @param rhythm what happened before the stretch, which begins right after {@link Rhythm#after()}
     * @param until the end of the stretch, inclusive
     * @return how many slots lie in the stretch and which is the last
     * @throws IllegalStateException if {@link #next} names a slot that is not later than the one before
     */
    default Passed passed(Rhythm rhythm, Instant until) {
        return SlotSearch.passed(this, rhythm, until);
    }

    /**
     * Tells how long after its slot a wake begins, so that agents which share a slot do not wake together. By default at
     * once.
     *
     * @param slot a slot that {@link #next} named
     * @param seed stable per agent
     * @return the delay, not negative; the same for the same slot and seed
     */
    default Duration delay(Instant slot, long seed) {
        return Duration.ZERO;
    }

    /**
     * Tells what becomes of slots that were missed. By default one wake makes up for all.
     *
     * @return the rule
     */
    default Misfire misfire() {
        return Misfire.once();
    }

    /**
     * Tells how long the agent may go without a beat before it runs one even though nothing has changed. Such a beat costs
     * tokens. By default never.
     *
     * @return the longest time between beats, or {@code null} for no such beat
     */
    default @Nullable Duration thinkAtLeastEvery() {
        return null;
    }

    /**
     * Names the time of the next such beat where no slot leads there, because there is none. By default {@link
     * #thinkAtLeastEvery()} after the last beat.
     *
     * @param since when the last beat ended, or when the agent started if there was none
     * @return the time, or {@code null} for no such beat
     */
    default @Nullable Instant thinkAt(Instant since) {
        Duration longest = thinkAtLeastEvery();
        return longest == null ? null : since.plus(longest);
    }

    /**
     * Names the slot that the agent's wish to be woken leads to. By default wishes are not heard.
     *
     * @param rhythm what happened so far, with the wish: {@link Rhythm#asked()}
     * @return an instant later than {@link Rhythm#after()}, or {@code null} if there is no wish or it is not heard
     */
    default @Nullable Instant wished(Rhythm rhythm) {
        return null;
    }

    /**
     * Wakes at a fixed interval, counted from the start of the agent. It is real time that counts, not what the clock on
     * the wall shows: a change to summer time neither stretches nor shrinks it.
     *
     * @param interval the time from slot to slot, 1 millisecond to 36,500 days
     * @return the heartbeat
     * @throws IllegalArgumentException if the interval is out of its range
     */
    static Heartbeat every(Duration interval) {
        return new Every(interval);
    }

    /**
     * Wakes at the times that a cron expression names.
     *
     * <p>The expression has five fields, or six with seconds in front: minute (0-59), hour (0-23), day of month (1-31),
     * month (1-12 or {@code JAN}-{@code DEC}) and day of week (0-7 or {@code SUN}-{@code SAT}; 0 and 7 are Sunday). A field
     * is a list of values, ranges {@code a-b}, and steps <code>*&#47;n</code>, {@code a/n} or {@code a-b/n};
     * {@code *} means any, as does {@code ?} in the two day fields. The day of month also takes {@code L} (the last), {@code L-n} (n days before it),
     * {@code nW} and {@code LW} (the weekday nearest to it within the month), the day of week {@code nL} (the last such day of
     * the month) and {@code n#k} (the k-th). When neither of the two day fields begins with {@code *} or is {@code ?}, a day
     * that matches either of them is taken, as by the cron of Unix. {@code @hourly}, {@code @daily}, {@code @weekly},
     * {@code @monthly} and {@code @yearly} stand for the usual expressions.
     *
     * <p>Where clocks change, the hour field decides:
     *
     * <ul>
     *   <li>{@code *}, or all 24 hours, follows elapsed time: a slot is every moment at which the clock on the wall shows a matching time, in
     *       a repeated hour both times, and nothing is made up for in an hour that is left out. <code>*&#47;15 * * * *</code>
     *       comes every 15 real minutes through both changes.
     *   <li>a step over all hours, <code>*&#47;n</code>, follows elapsed time too, and what falls into an hour that is left
     *       out comes at the moment of the change: slots never lie further apart in real time than without a change.
     *   <li>all else is a local time: in an hour that is left out it comes at the moment of the change, once, however many
     *       times of that hour match; in a repeated hour it comes the first time only.
     * </ul>
     *
     * @param expression the expression, at most 200 characters
     * @param zone the time zone of its fields
     * @return the heartbeat
     * @throws IllegalArgumentException if the expression is malformed, which names the field, the value and what is allowed,
     *     or if no date ever matches it
     */
    static Heartbeat cron(String expression, ZoneId zone) {
        return Cron.of(expression, zone);
    }

    /**
     * Wakes more rarely the longer nothing happens: the interval doubles with each wake that found nothing to do, and is back
     * at its least after one that did.
     *
     * @param least the interval while there is work, 1 millisecond or more
     * @param most the longest interval, at most 36,500 days
     * @return the heartbeat
     * @throws IllegalArgumentException if an interval is out of its range or {@code least} is longer than {@code most}
     */
    static Heartbeat adaptive(Duration least, Duration most) {
        return new Adaptive(least, most);
    }

    /**
     * Never wakes by itself: only events, messages and due objectives do.
     *
     * @return the heartbeat
     */
    static Heartbeat never() {
        return new Never();
    }

    /**
     * Keeps the slots within a part of the day, from the first moment at which the clock on the wall shows a time in it. An
     * interval that ends outside of that part ends when the part next begins; any other slot outside of it is dropped. Where
     * clocks change, it counts what the clock shows: an hour that is left out has no slots, a repeated hour lies inside or
     * outside both times.
     *
     * @param from when the part begins, for example {@code 08:00}
     * @param to when it ends, exclusive, for example {@code 22:00}; before {@code from} means on the next day; {@code 24:00}
     *     is midnight
     * @param zone the time zone of both
     * @return a heartbeat with the slots of this one inside the part; if a thousand slots in a row, of a heartbeat that is
     *     no interval, lie outside of it, it names no further slot
     * @throws IllegalArgumentException if a time is malformed or both are the same
     */
    default Heartbeat between(String from, String to, ZoneId zone) {
        return Tuned.of(this).with(Window.of(from, to, zone));
    }

    /**
     * Begins each wake a while after its slot, by an amount that depends on the agent and the slot alone. Slots themselves
     * stay where they are, so that delays do not add up. A delay never leads out of the part of the day that
     * {@link #between} names.
     *
     * @param most the delay stays below it; shorter than the time between slots; not negative, at most 365 days
     * @return a heartbeat with the slots of this one and delays spread evenly
     * @throws IllegalArgumentException if {@code most} is out of its range
     */
    default Heartbeat jitter(Duration most) {
        return Tuned.of(this).withJitter(most);
    }

    /**
     * Lets the agent say at the end of a beat when it wants to be woken ({@link Rhythm#asked()}). Its wish takes the place of
     * the slots until then; without a wish the slots are those of this heartbeat. By default wishes are not heard. A wish
     * that lies outside of the part of the day that {@link #between} names waits for that part to begin.
     *
     * @param least an earlier wish is put off until this long after the last slot, or the last beat if that began later; not
     *     negative
     * @param most a later wish is drawn forward to this long after the last slot, or the last beat if that began later; at most
     *     36,500 days
     * @return a heartbeat that hears wishes
     * @throws IllegalArgumentException if a bound is out of its range or {@code least} is longer than {@code most}
     */
    default Heartbeat selfPaced(Duration least, Duration most) {
        return Tuned.of(this).with(new Pace(least, most));
    }

    /**
     * Says what becomes of slots that were missed.
     *
     * @param rule the rule
     * @return a heartbeat with the slots of this one
     */
    default Heartbeat misfire(Misfire rule) {
        return Tuned.of(this).with(rule);
    }

    /**
     * Makes the agent think when it has not done so for some time, even though nothing has changed. Such beats cost tokens.
     * By default there are none.
     *
     * @param longest the longest time between beats; positive
     * @return a heartbeat with the slots of this one; the beat runs at the first slot after that time, or right after that time
     *     if there are no slots, in the part of the day that {@link #between} names
     * @throws IllegalArgumentException if the time is not positive
     */
    default Heartbeat atLeastEvery(Duration longest) {
        return Tuned.of(this).withThought(longest);
    }
}
