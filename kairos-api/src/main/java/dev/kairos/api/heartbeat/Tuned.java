package dev.kairos.api.heartbeat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A heartbeat with all that was added to it. One record holds every addition, so that the order in which a host names them
 * makes no difference.
 */
record Tuned(
        Heartbeat base,
        @Nullable Pace pace,
        @Nullable Window window,
        Duration jitter,
        Misfire misfire,
        @Nullable Duration thinkAtLeastEvery)
        implements Heartbeat {

    private static final Duration LONGEST_JITTER = Duration.ofDays(365);

    Tuned {
        if (jitter.isNegative() || jitter.compareTo(LONGEST_JITTER) > 0) {
            throw new IllegalArgumentException("jitter " + jitter + " is out of range: use PT0S to " + LONGEST_JITTER);
        }
        if (thinkAtLeastEvery != null && (thinkAtLeastEvery.isNegative() || thinkAtLeastEvery.isZero())) {
            throw new IllegalArgumentException("at least every " + thinkAtLeastEvery + ": must be positive");
        }
    }

    static Tuned of(Heartbeat heartbeat) {
        return heartbeat instanceof Tuned tuned
                ? tuned
                : new Tuned(heartbeat, null, null, Duration.ZERO, heartbeat.misfire(), heartbeat.thinkAtLeastEvery());
    }

    Tuned with(Pace bounds) {
        return new Tuned(base, bounds, window, jitter, misfire, thinkAtLeastEvery);
    }

    Tuned with(Window part) {
        return new Tuned(base, pace, part, jitter, misfire, thinkAtLeastEvery);
    }

    Tuned with(Misfire rule) {
        return new Tuned(base, pace, window, jitter, rule, thinkAtLeastEvery);
    }

    Tuned withJitter(Duration most) {
        return new Tuned(base, pace, window, most, misfire, thinkAtLeastEvery);
    }

    Tuned withThought(Duration longest) {
        return new Tuned(base, pace, window, jitter, misfire, longest);
    }

    @Override
    public @Nullable Instant next(Rhythm rhythm) {
        Instant wish = wished(rhythm);
        if (wish != null) {
            return wish;
        }
        Instant slot = base.next(rhythm);
        if (window == null || slot == null) {
            return slot;
        }
        return base instanceof Interval ? window.opening(slot) : nextInside(window, rhythm.since(slot));
    }

    @Override
    public @Nullable Instant wished(Rhythm rhythm) {
        Instant wish = pace == null ? base.wished(rhythm) : pace.slot(rhythm);
        return wish == null || window == null ? wish : window.opening(wish);
    }

    @Override
    public @Nullable Instant thinkAt(Instant since) {
        Instant thought = Heartbeat.super.thinkAt(since);
        return thought == null || window == null ? thought : window.opening(thought);
    }

    /** The first slot inside of the window, not before {@link Rhythm#after()}, which is a slot. */
    private @Nullable Instant nextInside(Window part, Rhythm rhythm) {
        Instant slot = rhythm.after();
        for (int outside = 0; slot != null && outside < SlotSearch.MOST_STEPS; outside++) {
            if (part.contains(slot)) {
                return slot;
            }
            slot = notBefore(part.opening(slot), rhythm.since(slot));
        }
        return null;
    }

    private @Nullable Instant notBefore(Instant opening, Rhythm rhythm) {
        Instant before = opening.minusNanos(1);
        if (base instanceof Cron) {
            return base.next(rhythm.since(before));
        }
        Instant last = base.passed(rhythm, before).last();
        return SlotSearch.next(base, last == null ? rhythm : rhythm.since(last));
    }

    @Override
    public Passed passed(Rhythm rhythm, Instant until) {
        if (window != null) {
            return passedInside(window, rhythm, until);
        }
        Instant wish = pace == null ? null : pace.slot(rhythm);
        if (pace == null || wish == null) {
            return base.passed(rhythm, until);
        } else if (wish.isAfter(until)) {
            return Passed.NONE;
        }
        long drawn = pace.drawnForward(rhythm, until);
        Instant last = drawn == 0 ? wish : rhythm.after().plus(pace.most().multipliedBy(drawn));
        Passed rest = passed(rhythm.since(last), until);
        return new Passed(rest.count() + Math.max(1, drawn), rest.exact(), rest.last() == null ? last : rest.last());
    }

    /** An interval begins anew with the part of the day, so its last slot can be counted from there. */
    private Passed passedInside(Window part, Rhythm rhythm, Instant until) {
        Passed walked = SlotSearch.walk(this, rhythm, until);
        Instant reached = walked.last();
        if (walked.exact() || reached == null) {
            return walked;
        }
        if (!(base instanceof Interval interval)) {
            return new Passed(walked.count(), false, SlotSearch.lastByHalving(this, rhythm.since(reached), until));
        }
        Instant opening = part.lastOpening(until);
        Instant anchor = opening.isAfter(reached) ? opening : reached;
        Instant closing = part.closing(anchor);
        Instant end = closing.isAfter(until) ? until : closing.minusNanos(1);
        Instant last = interval.passed(rhythm.since(anchor), end).last();
        return new Passed(walked.count(), false, last == null ? anchor : last);
    }

    @Override
    public Duration delay(Instant slot, long seed) {
        Duration delay = base.delay(slot, seed).plus(Jitter.of(jitter, slot, seed));
        while (window != null && !delay.isZero() && !window.contains(slot.plus(delay))) {
            delay = delay.dividedBy(2);
        }
        return delay;
    }
}
