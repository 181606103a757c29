package dev.kairos.core.internal.state;

import dev.kairos.api.oversight.Answer;
import dev.kairos.api.oversight.Approval;
import dev.kairos.api.oversight.Approval.State;
import dev.kairos.api.oversight.Person;
import dev.kairos.core.internal.fact.OversightFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The approvals of an agent.
 *
 * @param all those that are open, and the latest that are closed; oldest first
 */
public record Approvals(List<Asking> all) {

    /** No approvals. */
    public static final Approvals NONE = new Approvals(List.of());

    private static final int MOST_CLOSED = 50;

    /** How a person stands among those who were shown an approval. */
    public static String viewer(Person person) {
        return person.name() + " / " + person.way();
    }

    /** The approval with an id. */
    public Optional<Asking> find(String id) {
        return all.stream().filter(asking -> asking.approval().id().equals(id)).findFirst();
    }

    /** Those that stand somewhere. */
    public List<Asking> in(State state) {
        return all.stream().filter(asking -> asking.approval().state() == state).toList();
    }

    /** When the next one expires, or {@code null}. */
    public @Nullable Instant nextExpiry() {
        Instant next = null;
        for (Asking asking : all) {
            Instant expires =
                    asking.approval().isPending() ? asking.approval().ask().expires() : null;
            next = expires != null && (next == null || expires.isBefore(next)) ? expires : next;
        }
        return next;
    }

    Approvals asked(OversightFact.Asked fact) {
        List<Asking> more = new ArrayList<>(all);
        more.add(new Asking(fact.approval(), fact.config(), fact.allowsOnExpiry(), Set.of(), 0));
        List<Asking> closed = more.stream().filter(Approvals::isClosed).toList();
        more.removeAll(closed.subList(0, Math.max(0, closed.size() - MOST_CLOSED)));
        return new Approvals(List.copyOf(more));
    }

    private static boolean isClosed(Asking asking) {
        return switch (asking.approval().state()) {
            case PENDING, APPROVED, USED -> false;
            case DONE, DENIED, ANSWERED, EXPIRED, VOID -> true;
        };
    }

    Approvals shown(OversightFact.Shown fact) {
        return change(
                fact.id(),
                asking -> asking.approval().action().digest().equals(fact.digest())
                        ? asking.shown(viewer(fact.person()))
                        : asking);
    }

    /** Takes an answer if it is the first, in time, to what was asked and shown to this person. */
    Approvals answered(OversightFact.Answered fact, long sequence, Instant time) {
        return change(
                fact.id(),
                asking -> takes(asking, fact, time) ? after(asking, fact).answered(sequence) : asking);
    }

    private static boolean takes(Asking asking, OversightFact.Answered fact, Instant time) {
        Approval approval = asking.approval();
        Instant expires = approval.ask().expires();
        return approval.isPending()
                && approval.action().digest().equals(fact.digest())
                && asking.shownTo().contains(viewer(fact.person()))
                && (expires == null || time.isBefore(expires))
                && fits(fact.answer(), approval.action().tool().isEmpty());
    }

    private static boolean fits(Answer.Kind answer, boolean isQuestion) {
        return switch (answer) {
            case APPROVE, EDIT -> !isQuestion;
            case REPLY -> isQuestion;
            case DENY, DEFER -> true;
        };
    }

    private static Asking after(Asking asking, OversightFact.Answered fact) {
        String by = " by " + fact.person().name() + " over " + fact.person().way();
        Approval a = asking.approval();
        return switch (fact.answer()) {
            case APPROVE -> asking.with(State.APPROVED, "approved" + by);
            case EDIT -> {
                Approval.Exact edited = fact.edited() == null ? a.action() : fact.edited();
                yield asking.with(new Approval(
                        a.agent(), a.id(), edited, a.ask(), State.APPROVED, "approved with other arguments" + by));
            }
            case REPLY -> asking.with(State.ANSWERED, "answered" + by);
            case DENY -> asking.with(State.DENIED, "denied" + by + because(fact.text()));
            case DEFER -> {
                Approval.Asked ask = a.ask();
                Approval.Asked later = new Approval.Asked(
                        ask.beat(), ask.rule(), ask.to(), ask.origin(), ask.excerpt(), ask.at(), fact.until());
                yield asking.with(new Approval(a.agent(), a.id(), a.action(), later, State.PENDING, "deferred" + by));
            }
        };
    }

    private static String because(String reason) {
        return reason.isBlank() ? "" : ": " + reason;
    }

    Approvals used(OversightFact.Used fact) {
        return change(
                fact.id(),
                asking -> asking.approval().state() == State.APPROVED
                                && asking.approval().action().digest().equals(fact.digest())
                        ? asking.with(State.USED, asking.approval().note())
                        : asking);
    }

    /** An approval has come to its end; what is closed stays as it is. */
    Approvals closed(OversightFact.Closed fact) {
        return change(
                fact.id(),
                asking -> isClosed(asking)
                        ? asking
                        : asking.with(
                                fact.state(),
                                fact.state() == State.DONE
                                        ? asking.approval().note()
                                        : fact.text().lines().findFirst().orElse("")));
    }

    private Approvals change(String id, UnaryOperator<Asking> change) {
        return new Approvals(all.stream()
                .map(asking -> asking.approval().id().equals(id) ? change.apply(asking) : asking)
                .toList());
    }
}
