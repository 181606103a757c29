package dev.kairos.core.reach;

import dev.kairos.api.reach.Channel.Intake;
import dev.kairos.api.time.Timers;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Asks a far side for messages, again and again, more seldom while it fails. */
final class Poll {

    /** The pause of polls that do not wait at the far side. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Look look;
    private @Nullable Intake intake;
    private Timers.@Nullable Pending pending;
    private int failures;
    private Duration pause = PAUSE;

    /** One look. */
    @FunctionalInterface
    interface Look {
        void at(Intake intake) throws IOException;
    }

    Poll(Look look) {
        this.look = look;
    }

    synchronized void open(Intake newIntake) {
        intake = newIntake;
        pending = newIntake.after(Duration.ZERO, this::run);
    }

    synchronized void close() {
        intake = null;
        if (pending != null) {
            pending.cancel();
        }
    }

    /** How long the pause after this look is, if it succeeds. */
    synchronized void again(Duration after) {
        pause = after;
    }

    private synchronized @Nullable Intake intake() {
        return intake;
    }

    private void run() {
        Intake at = intake();
        if (at == null) {
            return;
        }
        boolean failed = false;
        try {
            look.at(at);
        } catch (IOException | RuntimeException e) {
            failed = true;
            if (intake() != null) {
                LoggerFactory.getLogger(Poll.class).warn("a channel could not be read: {}", e.getMessage());
            }
        }
        next(at, failed);
    }

    private synchronized void next(Intake at, boolean failed) {
        failures = failed ? failures + 1 : 0;
        if (intake != null) {
            Duration backOff = FIRST.multipliedBy(1L << Math.min(Math.max(0, failures - 1), 6));
            Duration wait = !failed ? pause : backOff.compareTo(LONGEST) > 0 ? LONGEST : backOff;
            pending = at.after(wait, this::run);
        }
    }
}
