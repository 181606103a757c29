package dev.kairos.core.internal.host;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.Receipt;
import dev.kairos.api.oversight.Answer;
import dev.kairos.api.oversight.Approval;
import dev.kairos.api.oversight.Person;
import dev.kairos.api.oversight.Resolution;
import dev.kairos.api.oversight.Resolution.Status;
import dev.kairos.core.internal.beat.Framing;
import dev.kairos.core.internal.beat.Toolbox;
import dev.kairos.core.internal.fact.OversightFact;
import dev.kairos.core.internal.oversight.Actions;
import dev.kairos.core.internal.schema.Arguments;
import dev.kairos.core.internal.state.Approvals;
import dev.kairos.core.internal.state.Asking;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes the answers of people. What it checks is checked again by the fold of the journal, where the first answer in order
 * wins: two at once, or one beside the expiry, cannot both be taken.
 */
record Answers(Host host) {

    private static final int MOST_TEXT = 8_000;

    Optional<Asking> find(String id) {
        Cell cell = cell(id);
        return cell == null
                ? Optional.empty()
                : cell.book().peek().supervision().approvals().find(id);
    }

    private @Nullable Cell cell(String id) {
        int colon = id.lastIndexOf(':');
        try {
            return colon < 0 ? null : host.cell(AgentId.of(id.substring(0, colon)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    Optional<Approval> show(String id, Person person) {
        Asking asking = find(id).orElse(null);
        Cell cell = cell(id);
        if (asking == null || cell == null) {
            return Optional.empty();
        }
        Approval approval = asking.approval();
        if (approval.isPending() && !asking.shownTo().contains(Approvals.viewer(person))) {
            OversightFact fact = new OversightFact.Shown(id, approval.action().digest(), person);
            cell.book().put(fact, null, Origin.OWNER, Cause.of(Cause.Kind.APPROVAL, id));
            cell.post(() -> cell.arrived(null));
        }
        return Optional.of(approval);
    }

    Resolution resolve(String id, Answer answer, Person person, String digest) {
        Asking asking = find(id).orElse(null);
        Cell cell = cell(id);
        if (asking == null || cell == null) {
            return new Resolution(Status.UNKNOWN, "there is no request '" + Framing.cut(id, 100) + "'", null);
        }
        Resolution refused = refused(asking, answer, person, digest);
        if (refused != null) {
            return refused;
        }
        OversightFact.Answered fact = fact(cell, asking.approval(), answer, person);
        if (fact == null) {
            return no(Status.UNFIT, "the edited arguments do not fit the tool", asking);
        }
        Cause cause = Cause.of(Cause.Kind.APPROVAL, id);
        Receipt receipt = cell.book().put(fact, null, Origin.OWNER, cause);
        Asking after = find(id).orElse(asking);
        boolean deferred = answer.kind() == Answer.Kind.DEFER;
        cell.post(() -> cell.arrived(deferred ? null : cause));
        return after.answered() == receipt.sequence()
                ? new Resolution(Status.ACCEPTED, after.approval().note(), after.approval())
                : no(Status.CLOSED, "somebody else was faster, or its time had come", after);
    }

    private @Nullable Resolution refused(Asking asking, Answer answer, Person person, String digest) {
        Approval approval = asking.approval();
        Instant expires = approval.ask().expires();
        boolean question = approval.action().tool().isEmpty();
        boolean reply = answer.kind() == Answer.Kind.REPLY;
        boolean yes = answer.kind() == Answer.Kind.APPROVE || answer.kind() == Answer.Kind.EDIT;
        if (!approval.isPending() || (expires != null && !host.time().now().isBefore(expires))) {
            return no(Status.CLOSED, "it does not wait any more: " + approval.state() + " " + approval.note(), asking);
        } else if (!asking.shownTo().contains(Approvals.viewer(person))) {
            return no(Status.NOT_SHOWN, "look at the exact action first", asking);
        } else if (!approval.action().digest().equals(digest)) {
            return no(Status.OTHER_ACTION, "the digest is not that of the action that was asked about", asking);
        } else if (question ? yes : reply) {
            return no(Status.UNFIT, question ? "a question takes a reply" : "an action takes a yes or a no", asking);
        }
        return null;
    }

    private static Resolution no(Status status, String text, Asking asking) {
        return new Resolution(status, text, asking.approval());
    }

    private OversightFact.@Nullable Answered fact(Cell cell, Approval approval, Answer answer, Person person) {
        String text = "";
        Instant until = null;
        Approval.Exact edited = null;
        switch (answer.kind()) {
            case APPROVE -> {}
            case EDIT -> {
                edited = edited(cell, approval, ((Answer.Edit) answer).arguments());
                if (edited == null) {
                    return null;
                }
            }
            case REPLY -> text = ((Answer.Reply) answer).text();
            case DENY -> text = ((Answer.Deny) answer).reason();
            case DEFER -> until = host.time().now().plus(((Answer.Defer) answer).until());
        }
        return new OversightFact.Answered(
                approval.id(),
                approval.action().digest(),
                answer.kind(),
                Framing.cut(text, MOST_TEXT),
                until,
                edited,
                person);
    }

    /** The action with other arguments, or {@code null} if they do not fit. */
    private static Approval.@Nullable Exact edited(Cell cell, Approval approval, String arguments) {
        Toolbox.Bound<?> bound =
                cell.definition().config().toolbox().find(approval.action().tool());
        return bound == null ? null : edited(bound, approval, arguments);
    }

    private static <I> Approval.@Nullable Exact edited(Toolbox.Bound<I> bound, Approval approval, String arguments) {
        Arguments.Bound<I> read = bound.arguments().read(arguments);
        I input = read.input();
        if (input == null) {
            return null;
        }
        try {
            var binding = bound.tool().binding();
            String bindingText = binding == null ? "" : Framing.cut(binding.of(input), 4_000);
            return Actions.exact(approval.agent(), bound.tool(), Actions.canonical(arguments), bindingText);
        } catch (Exception e) {
            return null;
        }
    }
}
