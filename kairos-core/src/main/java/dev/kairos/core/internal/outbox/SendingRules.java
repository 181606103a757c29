package dev.kairos.core.internal.outbox;

import dev.kairos.api.reach.Notice;
import dev.kairos.api.reach.OutboxLimits;
import dev.kairos.api.reach.Outgoing;
import dev.kairos.api.reach.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides which notice of a notifier is sent when. Pure: the same notices at the same time give the same answer. */
record SendingRules(OutboxLimits limits) {

    /** Stands before the number of a part in its key. */
    static final String PART = "|part";

    private static final Duration HOUR = Duration.ofHours(1);

    /**
     * What is to be done now, one of the first three, or when to look again.
     *
     * @param repeated a notice that says what was said already, or {@code null}
     * @param digest notices that go out as one; empty for none
     * @param next the notice to send, or {@code null}
     * @param at when to look again, or {@code null} for not before something comes
     */
    record Plan(
            @Nullable Outgoing repeated,
            List<Outgoing> digest,
            @Nullable Outgoing next,
            @Nullable Instant at) {}

    /** What to do with the notices of one notifier, oldest first. */
    Plan plan(List<Outgoing> all, Instant now) {
        List<Outgoing> waiting =
                all.stream().filter(o -> o.state() == Outgoing.State.QUEUED).toList();
        for (Outgoing outgoing : waiting) {
            if (isRepeated(outgoing, all)) {
                return new Plan(outgoing, List.of(), null, null);
            }
        }
        Instant free = freeAt(all, now);
        List<Outgoing> due = new ArrayList<>();
        Instant at = null;
        List<String> blocked = new ArrayList<>();
        for (Outgoing outgoing : waiting) {
            Instant from = blocked.contains(outgoing.notice().to()) ? null : from(outgoing, free);
            if (from != null && !from.isAfter(now)) {
                due.add(outgoing);
            } else {
                at = earlier(at, from);
                if (outgoing.progress().attempts() > 0) {
                    blocked.add(outgoing.notice().to()); // Parts of one text keep their order.
                }
            }
        }
        return due.isEmpty() ? new Plan(null, List.of(), null, at) : first(due);
    }

    private Plan first(List<Outgoing> due) {
        Outgoing next = due.stream().filter(o -> !isHeld(o)).findFirst().orElse(due.get(0));
        if (isHeld(next)) {
            List<Outgoing> together = due.stream()
                    .filter(o ->
                            isHeld(o) && o.notice().to().equals(next.notice().to()))
                    .toList();
            if (together.size() > 1) {
                return new Plan(null, together, null, null);
            }
        }
        return new Plan(null, List.of(), next, null);
    }

    /** Whether it waits, or has waited, for others to go out with. */
    private boolean isHeld(Outgoing outgoing) {
        return outgoing.progress().attempts() == 0 && heldUntil(outgoing) != null;
    }

    private Instant from(Outgoing outgoing, Instant free) {
        Notice notice = outgoing.notice();
        Instant from = notice.isReply() ? outgoing.queued() : later(outgoing.queued(), free);
        return later(later(from, heldUntil(outgoing)), outgoing.progress().notBefore());
    }

    /** Until when a notice is held back, or {@code null} if it is not. */
    @Nullable
    Instant heldUntil(Outgoing outgoing) {
        Notice notice = outgoing.notice();
        if (notice.isReply() || notice.severity() == Severity.URGENT || isDigest(notice)) {
            return null;
        }
        ZonedDateTime time = outgoing.queued().atZone(limits.zone());
        ZonedDateTime until = time;
        if (notice.severity() == Severity.INFO) {
            until = next(time, limits.digestAt());
        }
        OutboxLimits.Quiet quiet = limits.quiet();
        if (quiet != null && quiet.contains(until.toLocalTime())) {
            until = next(until, quiet.until());
        }
        return until.isEqual(time) ? null : until.toInstant();
    }

    static boolean isDigest(Notice notice) {
        return notice.key().startsWith(Digest.KEY);
    }

    private static ZonedDateTime next(ZonedDateTime after, LocalTime time) {
        ZonedDateTime today = after.toLocalDate().atTime(time).atZone(after.getZone());
        return today.isAfter(after)
                ? today
                : after.toLocalDate().plusDays(1).atTime(time).atZone(after.getZone());
    }

    /** When the rate lets the next piece of news through. */
    private Instant freeAt(List<Outgoing> all, Instant now) {
        List<Instant> lately = all.stream()
                .filter(o -> !o.notice().isReply() && o.progress().attempts() > 0)
                .map(o -> o.progress().changed())
                .filter(sent -> sent.isAfter(now.minus(HOUR)))
                .sorted(Comparator.reverseOrder())
                .toList();
        return lately.size() < limits.perHour()
                ? Instant.MIN
                : lately.get(limits.perHour() - 1).plus(HOUR);
    }

    private boolean isRepeated(Outgoing outgoing, List<Outgoing> all) {
        Notice notice = outgoing.notice();
        if (notice.isReply()
                || outgoing.progress().attempts() > 0
                || !outgoing.progress().note().isEmpty()) {
            return false; // A person may have the same sent again.
        }
        for (Outgoing earlier : all) {
            if (earlier.id().equals(outgoing.id())) {
                return false;
            }
            boolean lately = earlier.queued().plus(limits.sameWithin()).isAfter(outgoing.queued());
            if (lately && said(earlier.state()) && isSame(earlier.notice(), notice)) {
                return true;
            }
        }
        return false;
    }

    private static boolean said(Outgoing.State state) {
        return state != Outgoing.State.FAILED
                && state != Outgoing.State.CANCELLED
                && state != Outgoing.State.SUPPRESSED;
    }

    private static boolean isSame(Notice one, Notice other) {
        return !one.isReply()
                && !whole(one.key()).equals(whole(other.key()))
                && one.to().equals(other.to())
                && one.content().title().equals(other.content().title())
                && one.content().text().equals(other.content().text());
    }

    /** The key of the notice that a notice is a part of. */
    static String whole(String key) {
        int part = key.lastIndexOf(PART);
        return part < 0 ? key : key.substring(0, part);
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other == null || one.isAfter(other) ? one : other;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : Objects.requireNonNull(one);
    }
}
