package dev.kairos.core.internal.host;

import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Origin;
import dev.kairos.api.oversight.Action;
import dev.kairos.api.oversight.Approval;
import dev.kairos.api.oversight.Approval.State;
import dev.kairos.api.oversight.Decision;
import dev.kairos.api.skill.ToolContext;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.core.internal.beat.Framing;
import dev.kairos.core.internal.beat.Intent;
import dev.kairos.core.internal.beat.Proposal;
import dev.kairos.core.internal.beat.RuntimeTool;
import dev.kairos.core.internal.beat.Toolbox;
import dev.kairos.core.internal.fact.OversightFact;
import dev.kairos.core.internal.oversight.Actions;
import dev.kairos.core.internal.oversight.Taint;
import dev.kairos.core.internal.schema.Arguments;
import dev.kairos.core.internal.state.Asking;
import dev.kairos.core.internal.state.Supervision;
import dev.kairos.core.internal.time.HostTime.Lane;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What comes of approvals between beats: those that have expired are closed; the action of one that was approved is checked
 * again and run, and its result is told as an event. All methods are steps of the cell.
 */
final class ApprovalRun {

    private final Cell cell;
    private final Definition definition;

    ApprovalRun(Cell cell) {
        this.cell = cell;
        this.definition = cell.definition();
    }

    /** The approval that something has to be done about, or {@code null}. */
    static @Nullable Asking due(Cell cell) {
        for (Asking asking : cell.state().supervision().approvals().all()) {
            State state = asking.approval().state();
            boolean expired = state == State.PENDING && isExpired(asking, cell);
            if (expired || state == State.APPROVED || state == State.USED) {
                return asking;
            }
        }
        return null;
    }

    private static boolean isExpired(Asking asking, Cell cell) {
        var expires = asking.approval().ask().expires();
        return expires != null && !expires.isAfter(cell.time().now());
    }

    /** Does it; rests afterwards. */
    void run(Asking asking) {
        if (!cell.open()) {
            return;
        }
        Approval approval = asking.approval();
        if (approval.state() == State.USED) {
            close(
                    approval,
                    State.DONE,
                    "whether it took effect is not known: the process ended while it ran",
                    Origin.AGENT);
        } else if (approval.isPending() && !asking.allowsOnExpiry()) {
            close(approval, State.EXPIRED, "nobody answered in time, so it is denied; nothing was done", Origin.AGENT);
        } else {
            check(asking);
        }
    }

    private void check(Asking asking) {
        Approval approval = asking.approval();
        if (Actions.isReview(approval)) {
            accepted(approval);
            return;
        } else if (RuntimeTool.named(approval.action().tool()) == RuntimeTool.ESCALATE) {
            escalated(asking);
            return;
        }
        Toolbox.Bound<?> bound =
                definition.config().toolbox().find(approval.action().tool());
        if (bound == null || !asking.config().equals(definition.digest())) {
            voided(approval, "the agent's configuration has changed since it was asked");
            return;
        }
        Intent.Job<?> job = job(bound, approval);
        Supervision is = cell.state().supervision();
        Supervision.Capped capped = is.capped(cell.time().now(), cell.state().config());
        if (job == null) {
            voided(approval, "its arguments do not fit the tool");
        } else if (capped != null) {
            voided(approval, capped.why());
        } else {
            cell.blocking(
                    Lane.WORK,
                    () -> cell.brake().run("binding of " + approval.action().tool(), job::binding),
                    Question.BINDING_TIMEOUT,
                    ended -> checked(asking, job, ended));
        }
    }

    /** There is nothing to run: whoever checks the files compares them with what was accepted. */
    private void accepted(Approval approval) {
        close(
                approval,
                State.DONE,
                approval.note() + ": these files count as they are; claim again what rests on them",
                approval.ask().origin());
    }

    /** The beat that reads of it begins with the largest model; its calls pass the budget there. */
    private void escalated(Asking asking) {
        Approval approval = asking.approval();
        if (asking.config().equals(definition.digest())) {
            String told = approval.note() + ": the largest model goes on from here";
            close(approval, State.DONE, told, approval.ask().origin());
        } else {
            voided(approval, "the agent's configuration has changed since it was asked");
        }
    }

    private static <I> Intent.@Nullable Job<I> job(Toolbox.Bound<I> bound, Approval approval) {
        Arguments.Bound<I> arguments = bound.arguments().read(approval.action().arguments());
        I input = arguments.input();
        return input == null ? null : new Intent.Job<>(bound.skill(), bound.tool(), input);
    }

    private void checked(Asking asking, Intent.Job<?> job, Deadline.Ended<String> ended) {
        if (cell.isClosed()) {
            return;
        }
        Approval approval = asking.approval();
        String binding = ended.value();
        Supervision is = cell.state().supervision();
        Action action = Actions.of(approval, job.tool(), is, cell.time().now());
        Decision decision = definition.config().rules().decide(action);
        if (cell.isHalted()) {
            cell.rest(null);
        } else if (binding == null) {
            voided(approval, "what it depends on could not be told: " + ended.failure());
        } else if (!digest(approval, job, binding).equals(approval.action().digest())) {
            voided(approval, "what it depends on has changed since it was asked");
        } else if (decision.kind() == Decision.Kind.DENY) {
            voided(approval, "the policy does not allow it any more: " + ((Decision.Deny) decision).reason());
        } else {
            use(approval, job);
        }
    }

    private static String digest(Approval approval, Intent.Job<?> job, String binding) {
        return Actions.exact(approval.agent(), job.tool(), approval.action().arguments(), Framing.cut(binding, 4_000))
                .digest();
    }

    /** Uses the approval up, durably, and then runs the action. */
    private void use(Approval approval, Intent.Job<?> job) {
        Proposal proposal = cell.proposal();
        proposal.add(new OversightFact.Used(approval.id(), approval.action().digest()));
        cell.commit(proposal);
        String key = approval.agent() + "/approval/" + approval.id();
        ToolContext context = new ToolContext(
                approval.agent(), approval.ask().beat(), key, cell.time().now());
        Duration timeout = job.tool().timeout();
        Attribution.Serving serving =
                new Attribution.Serving(approval.agent(), approval.ask().beat(), 0);
        Callable<ToolResult> call = () -> cell.host().attribution().during(serving, () -> job.run(context));
        cell.blocking(
                Lane.WORK,
                () -> cell.brake().run("tool " + job.tool().name(), call),
                timeout,
                ended -> ran(approval, job, ToolOutput.result(ended, timeout)));
    }

    private void ran(Approval approval, Intent.Job<?> job, ToolResult result) {
        if (cell.isClosed()) {
            return;
        }
        Supervision.Trust trust = cell.state().supervision().trust();
        String arguments = approval.action().arguments();
        Origin origin = Taint.of(job.skill(), job.tool(), arguments, result, trust);
        List<String> left = approval.ask().origin() == Origin.UNTRUSTED
                ? Taint.left(job.skill(), job.tool(), result, trust)
                : List.of();
        Proposal proposal = cell.proposal();
        if (!left.isEmpty()) {
            proposal.add(new OversightFact.Tainted(approval.ask().beat(), left), Origin.UNTRUSTED, null);
        }
        String text = Framing.cut(result.text(), ToolOutput.MOST);
        String told = approval.note() + " and done: " + result.status() + "\n" + text;
        proposal.add(new OversightFact.Closed(approval.id(), State.DONE, told), origin, null);
        told(approval, proposal);
    }

    private void voided(Approval approval, String why) {
        close(approval, State.VOID, "void, nothing was done: " + why, Origin.AGENT);
    }

    private void close(Approval approval, State state, String text, Origin origin) {
        Proposal proposal = cell.proposal();
        proposal.add(new OversightFact.Closed(approval.id(), state, text), origin, null);
        told(approval, proposal);
    }

    /** The agent is woken to read of it. */
    private void told(Approval approval, Proposal proposal) {
        cell.commit(proposal);
        cell.alarm().poke(Cause.of(Cause.Kind.APPROVAL, approval.id()));
        cell.rest(null);
    }
}
