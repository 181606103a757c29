package dev.kairos.core.internal.outbox;

import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.JournalException;
import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Delivery;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.reach.Notifier;
import dev.kairos.api.reach.Outgoing;
import dev.kairos.api.time.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Delivers what is there for one notifier, one notice at a time. Before a notice is handed over, that it is stands in the journal;
 * one of which no result stands there afterwards is sent again only if the far side deduplicates.
 */
final class Courier {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration OTHER_HOST = Duration.ofMinutes(1);

    private final Post post;
    private final Notifier notifier;
    private final SendingRules rules;
    private boolean running;
    private @Nullable String sending;
    private Timers.@Nullable Pending alarm;

    Courier(Post post, Notifier notifier) {
        this.post = post;
        this.notifier = notifier;
        this.rules = new SendingRules(post.settings().limits());
    }

    Notifier notifier() {
        return notifier;
    }

    boolean isSending() {
        synchronized (post.lock()) {
            return sending != null;
        }
    }

    boolean isSending(String id) {
        synchronized (post.lock()) {
            return id.equals(sending);
        }
    }

    /** Has it look for work, on a worker thread. */
    void wake() {
        synchronized (post.lock()) {
            if (running || post.isClosed()) {
                return; // One that runs looks again before it ends.
            }
            running = true;
        }
        post.time().work().execute(this::run);
    }

    void stop() {
        synchronized (post.lock()) {
            disarm();
        }
    }

    private void run() {
        try {
            for (Outgoing next = take(); next != null; next = take()) {
                Delivery delivery = deliver(next);
                synchronized (post.lock()) {
                    settle(next, delivery);
                    sending = null;
                }
            }
        } catch (JournalException e) {
            synchronized (post.lock()) {
                running = false;
                sending = null;
            }
            if (!post.isClosed()) {
                LoggerFactory.getLogger(Courier.class).error("notifier '{}' cannot go on", notifier.name(), e);
            }
        }
    }

    /** The next notice, journaled as handed over; or {@code null} with a timer set. */
    private @Nullable Outgoing take() {
        synchronized (post.lock()) {
            Outgoing next = post.isClosed() ? null : plan();
            running = next != null;
            if (next == null) {
                post.restIfIdle();
            }
            return next;
        }
    }

    private @Nullable Outgoing plan() {
        disarm();
        post.book().catchUp();
        SendingRules.Plan plan = rules.plan(mine(), now());
        if (plan.repeated() == null && plan.digest().isEmpty() && plan.next() == null && !isAnyLost()) {
            arm(plan.at());
            return null;
        }
        OutboxBook.Opened opened = post.book().open();
        if (opened == OutboxBook.Opened.REFUSED) {
            arm(now().plus(OTHER_HOST));
            return null;
        }
        mine().forEach(this::recover);
        return act(rules.plan(mine(), now()));
    }

    private @Nullable Outgoing act(SendingRules.Plan first) {
        SendingRules.Plan plan = first;
        while (plan.repeated() != null || !plan.digest().isEmpty()) {
            if (!append(tidied(plan))) {
                arm(now().plus(OTHER_HOST));
                return null;
            }
            plan = rules.plan(mine(), now());
        }
        Outgoing next = plan.next();
        if (next == null) {
            arm(plan.at());
            return null;
        }
        if (!append(OutboxFact.sent(now(), next.id()))) {
            arm(now().plus(OTHER_HOST));
            return null;
        }
        sending = next.id();
        return post.book().state().find(next.id());
    }

    private Draft tidied(SendingRules.Plan plan) {
        Outgoing repeated = plan.repeated();
        if (repeated != null) {
            return OutboxFact.ended(
                    now(), repeated.id(), Outgoing.State.SUPPRESSED, "the same was said shortly before");
        }
        Notice digest = Digest.of(plan.digest(), post.settings().limits().zone(), notifier.maxText());
        List<String> parts = plan.digest().stream().map(Outgoing::id).toList();
        return OutboxFact.queued(now(), notifier.name(), digest, parts);
    }

    private boolean isAnyLost() {
        return mine().stream().anyMatch(this::isLost);
    }

    /** Whether it was handed over by a process that has ended. */
    private boolean isLost(Outgoing outgoing) {
        return outgoing.state() == Outgoing.State.SENT && !post.isUnderWay(outgoing.id());
    }

    private void recover(Outgoing outgoing) {
        if (isLost(outgoing)) {
            String why = "the process ended while it was being sent";
            append(
                    notifier.deduplicates()
                            ? OutboxFact.retried(now(), outgoing.id(), null, why)
                            : OutboxFact.ended(now(), outgoing.id(), Outgoing.State.UNKNOWN, why));
            tell(outgoing.id());
        }
    }

    private Delivery deliver(Outgoing outgoing) {
        try {
            return notifier.deliver(shown(outgoing.notice()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery.Unknown("interrupted while it was being sent");
        } catch (Exception e) {
            return new Delivery.Unknown("the notifier failed: " + e);
        }
    }

    /** What may be read on a locked device says nothing unless the host allows it. */
    private Notice shown(Notice notice) {
        if (post.shows(notifier)) {
            return notice;
        }
        String who = notice.agent().value();
        return notice.content(new Content(
                who, who + " has something to say.", notice.content().link(), List.of()));
    }

    private void settle(Outgoing outgoing, Delivery delivery) {
        String id = outgoing.id();
        Draft result = switch (delivery.kind()) {
            case CONFIRMED ->
                OutboxFact.ended(now(), id, Outgoing.State.CONFIRMED, note(((Delivery.Confirmed) delivery).id()));
            case REFUSED -> refused(outgoing, (Delivery.Refused) delivery);
            case UNKNOWN -> unknown(outgoing, (Delivery.Unknown) delivery);
        };
        if (!append(result)) {
            LoggerFactory.getLogger(Courier.class)
                    .warn("another host has taken the outbox over; {} is its to tell", id);
        }
        tell(id);
    }

    private Draft refused(Outgoing outgoing, Delivery.Refused refused) {
        Duration wait = refused.retryAfter();
        if (wait == null || outgoing.progress().attempts() >= rules.limits().attempts()) {
            return OutboxFact.ended(now(), outgoing.id(), Outgoing.State.FAILED, note(refused.why()));
        }
        return OutboxFact.retried(now(), outgoing.id(), now().plus(pause(outgoing, wait)), note(refused.why()));
    }

    private Draft unknown(Outgoing outgoing, Delivery.Unknown unknown) {
        if (!notifier.deduplicates()
                || outgoing.progress().attempts() >= rules.limits().attempts()) {
            return OutboxFact.ended(now(), outgoing.id(), Outgoing.State.UNKNOWN, note(unknown.why()));
        }
        Instant next = now().plus(pause(outgoing, Duration.ZERO));
        return OutboxFact.retried(now(), outgoing.id(), next, note(unknown.why()));
    }

    private static Duration pause(Outgoing outgoing, Duration asked) {
        Duration own =
                FIRST_PAUSE.multipliedBy(1L << Math.min(outgoing.progress().attempts() - 1, 10));
        Duration longer = own.compareTo(asked) > 0 ? own : asked;
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    private String note(String text) {
        String clean = post.clean(text);
        return clean.length() <= 300 ? clean : clean.substring(0, 300) + "…";
    }

    private List<Outgoing> mine() {
        return post.book().state().notices().stream()
                .filter(outgoing -> outgoing.notifier().equals(notifier.name()))
                .toList();
    }

    private boolean append(Draft draft) {
        return post.book().append(draft);
    }

    private void tell(String id) {
        Outgoing outgoing = post.book().state().find(id);
        if (outgoing != null) {
            post.changed(outgoing);
        }
    }

    private Instant now() {
        return post.time().now();
    }

    private void arm(@Nullable Instant at) {
        if (at != null) {
            alarm = post.time()
                    .timers()
                    .after(Duration.between(now(), at), post.time().work(), this::wake);
        }
    }

    private void disarm() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
    }
}
