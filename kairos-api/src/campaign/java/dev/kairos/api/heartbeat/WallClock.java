package dev.kairos.api.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What the clock on the wall shows, minute by minute: knows nothing of rules and transitions. */
final class WallClock {

    /** Minutes before the first that is looked at, to know what was shown before it. */
    private static final int LEAD = 60;

    private final Instant start;
    private final LocalDateTime[] shown;
    private final boolean[] repeated;

    WallClock(ZoneId zone, Instant start, Duration length) {
        this.start = start.minus(Duration.ofMinutes(LEAD));
        int minutes = Math.toIntExact(length.toMinutes()) + LEAD;
        this.shown = new LocalDateTime[minutes];
        this.repeated = new boolean[minutes];
        Set<LocalDateTime> before = new HashSet<>();
        for (int minute = 0; minute < minutes; minute++) {
            shown[minute] = LocalDateTime.ofInstant(at(minute), zone);
            repeated[minute] = !before.add(shown[minute]);
        }
    }

    /** How a time of the day that is left out or repeated counts. */
    enum Rule {
        /** The moments at which the clock shows it, however often. */
        SHOWN,
        /** Those, and the moment at which the clock leaves it out. */
        SHOWN_OR_LEFT_OUT,
        /** The first moment at which the clock shows it or has left it out. */
        ONCE
    }

    List<Instant> slots(Rule rule, Predicate<LocalDateTime> time) {
        List<Instant> slots = new ArrayList<>();
        for (int minute = LEAD; minute < shown.length; minute++) {
            boolean comes = time.test(shown[minute]) && (rule != Rule.ONCE || !repeated[minute]);
            if (comes || (rule != Rule.SHOWN && leavesOut(minute, time))) {
                slots.add(at(minute));
            }
        }
        return slots;
    }

    /** The moments at a fixed interval while the clock shows a time of some kind. */
    List<Instant> intervals(int interval, Predicate<LocalDateTime> time) {
        List<Instant> slots = new ArrayList<>();
        int due = LEAD - 1 + interval;
        while (true) {
            while (due < shown.length && !time.test(shown[due])) {
                due++;
            }
            if (due >= shown.length) {
                return slots;
            }
            slots.add(at(due));
            due += interval;
        }
    }

    private boolean leavesOut(int minute, Predicate<LocalDateTime> time) {
        LocalDateTime skipped = shown[minute - 1].plusMinutes(1);
        while (skipped.isBefore(shown[minute])) {
            if (time.test(skipped)) {
                return true;
            }
            skipped = skipped.plusMinutes(1);
        }
        return false;
    }

    /** The moment before the first slot can come. */
    Instant beginning() {
        return at(LEAD - 1);
    }

    Instant end() {
        return at(shown.length - 1);
    }

    private Instant at(int minute) {
        return start.plusSeconds(60L * minute);
    }
}
