package dev.kairos.core.internal.host;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Event;
import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.heartbeat.Reading;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.Tier;
import dev.kairos.api.oversight.Notice;
import dev.kairos.api.oversight.Purpose;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolContext;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.verify.Verification;
import dev.kairos.core.internal.beat.Asks;
import dev.kairos.core.internal.beat.Beats;
import dev.kairos.core.internal.beat.Intent;
import dev.kairos.core.internal.beat.Prompt;
import dev.kairos.core.internal.beat.Proposal;
import dev.kairos.core.internal.beat.Replies;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.ClaimFact;
import dev.kairos.core.internal.fact.Fact;
import dev.kairos.core.internal.fact.ModelFact;
import dev.kairos.core.internal.fact.OversightFact;
import dev.kairos.core.internal.oversight.Taint;
import dev.kairos.core.internal.spend.Charge;
import dev.kairos.core.internal.spend.Meter;
import dev.kairos.core.internal.state.BeatState;
import dev.kairos.core.internal.state.Inputs;
import dev.kairos.core.internal.state.Open;
import dev.kairos.core.internal.state.Supervision;
import dev.kairos.core.internal.state.Waiting;
import dev.kairos.core.internal.time.HostTime.Lane;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Performs one beat: has the facts journaled, then does what follows from them, and goes on with what that brought. All
 * methods are steps of the cell.
 */
final class BeatRun {

    private static final int MOST_CRASHES = 2;

    private final Cell cell;
    private final Definition definition;
    private final Prompt prompt;
    private final Beats beats;
    private final long oldestUnread;

    BeatRun(Cell cell, Definition definition, Prompt prompt) {
        this.cell = cell;
        this.definition = definition;
        this.prompt = prompt;
        this.beats = new Beats(prompt);
        this.oldestUnread = oldest(cell.state().inbox());
    }

    /** Goes on after a restart: what was under way then is repeated at most once, or becomes unknown. */
    void resume() {
        Proposal proposal = cell.proposal();
        BeatState beat = Objects.requireNonNull(proposal.state().beat());
        proposal.add(new BeatFact.Resumed(beat.id()));
        Open.Call call = Objects.requireNonNull(proposal.state().beat()).open().model();
        if (!beat.started().config().equals(definition.digest())) {
            String why = "the agent's configuration changed while the beat was interrupted";
            proposal.add(new BeatFact.Ended(
                    beat.id(), new BeatOutcome.Interrupted(BeatOutcome.Interruption.CONFIG_CHANGED, why)));
        } else if (call != null && call.retryAt() == null) {
            proposal.add(new ModelFact.Failed(
                    beat.id(),
                    call.number(),
                    ModelException.Reason.ABANDONED,
                    "the process ended during the call",
                    call.crashes() < MOST_CRASHES ? proposal.now() : null));
        }
        proceed(proposal);
    }

    /** Journals a proposal with all that follows from it, then does what has to be done outside. */
    void proceed(Proposal proposal) {
        if (cell.isHalted() && proposal.state().beat() != null) {
            stopped(proposal);
        }
        Intent intent = beats.next(proposal);
        cell.commit(proposal);
        for (Fact fact : proposal.facts()) {
            if (fact.kind() == Fact.Kind.APPROVAL_ASKED) {
                Notice notice = Asks.notice(cell.id(), (OversightFact.Asked) fact, proposal.now());
                cell.effect(Lane.WORK, () -> cell.host().notices().accept(notice));
            }
        }
        perform(intent);
    }

    private void stopped(Proposal proposal) {
        BeatState beat = Objects.requireNonNull(proposal.state().beat());
        BeatOutcome.Interrupted outcome =
                new BeatOutcome.Interrupted(BeatOutcome.Interruption.STOPPED, "the agent was paused or stopped");
        proposal.add(new BeatFact.Ended(beat.id(), outcome), Origin.AGENT.least(beat.origin()), null);
    }

    private void perform(Intent intent) {
        switch (intent.kind()) {
            case CALL_MODEL -> callModel((Intent.CallModel) intent);
            case RUN_TOOL -> runTool((Intent.RunTool) intent);
            case ASK_PERSON -> new Question(cell, definition).ask((Intent.AskPerson) intent, this::proceed);
            case VERIFY -> verify((Intent.Verify) intent);
            case WAIT_UNTIL -> cell.at(((Intent.WaitUntil) intent).time(), () -> proceed(cell.proposal()));
            case REST -> rest();
        }
    }

    /** What found no room in the beat is read in another one, as long as each reads something. */
    private void rest() {
        List<Waiting> inbox = cell.state().inbox();
        if (oldest(inbox) != oldestUnread && cell.state().pace().failures() == 0) {
            inbox.stream()
                    .filter(item -> item.cause() != null && item.fact().urgency() != Event.Urgency.INBOX)
                    .findFirst()
                    .ifPresent(item -> cell.alarm().putBack(Set.of(Objects.requireNonNull(item.cause()))));
        }
        cell.rest();
    }

    private static long oldest(List<Waiting> inbox) {
        return inbox.isEmpty() ? 0 : inbox.get(0).sequence();
    }

    private void callModel(Intent.CallModel intent) {
        ModelBackend backend = definition.backend(intent.model());
        Open.Call call = Objects.requireNonNull(beat().open().model());
        Duration wait;
        try {
            wait = cell.host()
                    .gateway(backend)
                    .reserve(intent.model(), call.tokens(), cell.time().now());
        } catch (ModelException refused) {
            replied(intent.model(), new Deadline.Ended<>(null, refused, false));
            return;
        }
        Meter.Passage passage = pass(backend, intent);
        if (passage != null && passage.refusal() != null) {
            proceed(Refusals.refused(cell.proposal(), beat(), passage.refusal()));
            return;
        }
        if (wait.isZero()) {
            send(intent, backend, passage);
        } else {
            cell.at(cell.time().now().plus(wait), () -> send(intent, backend, passage));
        }
    }

    /** Has the call pass the ledger, where a budget holds. */
    private Meter.@Nullable Passage pass(ModelBackend backend, Intent.CallModel intent) {
        if (!cell.host().counts(definition)) {
            return null;
        }
        Charge.Account account = Refusals.account(definition, beat());
        boolean triage = prompt.config().routes().tier(beat()) == Tier.REFLEX;
        return cell.host().meter().pass(backend, intent.request(), triage ? Purpose.TRIAGE : Purpose.ACT, account);
    }

    private void send(Intent.CallModel intent, ModelBackend backend, Meter.@Nullable Passage passage) {
        BeatState beat = beat();
        AgentId agent = definition.config().id();
        ModelCalls.Listening listening = new ModelCalls.Listening(
                piece -> cell.host().listeners().tell(beat, agent, piece),
                ended -> cell.enqueue(() -> {
                    cell.host()
                            .gateway(backend)
                            .ended(ended, intent.model(), cell.time().now());
                    if (passage != null && ended.value() != null) {
                        passage.settle(ended.value().usage());
                    }
                    replied(intent.model(), ended);
                }),
                cell::go);
        cell.effect(
                Lane.WAITING,
                () -> ModelCalls.run(cell.time(), new Braked(backend, cell.brake()), intent.request(), listening));
    }

    private void replied(String model, Deadline.Ended<ModelReply> ended) {
        if (cell.isClosed()) {
            return;
        }
        Proposal proposal = cell.proposal();
        ModelReply reply = ended.value();
        BeatState beat = beat();
        if (reply != null) {
            ModelFact.Replied fact =
                    Replies.replied(beat, reply, cell.host().meter().row(definition.backend(model)));
            proposal.add(fact, Origin.AGENT.least(beat.origin()), null);
        } else {
            ModelException failure = ModelCalls.failure(ended, model);
            ModelFact.Failed fact =
                    Replies.failed(beat, failure, prompt.config().routes(), proposal.now());
            proposal.add(fact, Origin.UNTRUSTED, null);
        }
        proceed(proposal);
    }

    /** Around a tool that changes the world the sensors look, so that its own changes do not wake the agent. */
    private void runTool(Intent.RunTool intent) {
        if (cell.host().quarantine().holds(intent.job().skill(), cell.time().now())) {
            returned(intent, quarantined(intent), Map.of());
        } else if (intent.job().tool().effect() == Effect.READ
                || definition.sensors().isEmpty()) {
            run(intent, ended -> returned(intent, result(intent, ended), Map.of()));
        } else {
            Senses.look(
                    cell,
                    definition.sensors(),
                    before -> run(
                            intent,
                            ended -> Senses.look(
                                    cell,
                                    definition.sensors(),
                                    after -> returned(
                                            intent,
                                            result(intent, ended),
                                            explained(before.readings(), after.readings())))));
        }
    }

    private static ToolResult quarantined(Intent.RunTool intent) {
        String why = "the tools of skill '" + intent.job().skill()
                + "' did not come back too often and are not run for a while; tell the owner";
        return new ToolResult(ToolResult.Status.REFUSED, why, Origin.AGENT);
    }

    private void run(Intent.RunTool intent, Consumer<Deadline.Ended<ToolResult>> step) {
        BeatState beat = beat();
        // Some providers count a reply's calls anew in each reply, so that their ids come again in one beat.
        String key = definition.config().id() + "/" + beat.id() + "/"
                + beat.progress().steps() + "/" + intent.call().id();
        ToolContext context = new ToolContext(
                definition.config().id(), beat.id(), key, cell.time().now());
        Attribution.Serving serving =
                new Attribution.Serving(context.agent(), beat.id(), beat.cause().depth());
        Callable<ToolResult> call = () ->
                cell.host().attribution().during(serving, () -> intent.job().run(context));
        cell.blocking(Lane.WORK, () -> cell.brake().run("tool " + intent.call().tool(), call), intent.timeout(), step);
    }

    private void returned(Intent.RunTool intent, ToolResult result, Map<String, String> inputs) {
        if (cell.isClosed()) {
            return;
        }
        Proposal proposal = cell.proposal();
        Supervision.Trust trust = proposal.state().supervision().trust();
        Tool<?> tool = intent.job().tool();
        if (beat().origin() == Origin.UNTRUSTED) {
            List<String> left = Taint.left(intent.job().skill(), tool, result, trust);
            if (!left.isEmpty()) {
                proposal.add(new OversightFact.Tainted(intent.beat(), left), Origin.UNTRUSTED, null);
            }
        }
        Origin origin = Taint.of(intent.job().skill(), tool, intent.call().arguments(), result, trust);
        proposal.add(ToolOutput.fact(intent.beat(), intent.call().id(), result, inputs), origin, null);
        proceed(proposal);
    }

    private ToolResult result(Intent.RunTool intent, Deadline.Ended<ToolResult> ended) {
        if (ended.late()) {
            cell.host().quarantine().gaveUp(intent.job().skill(), cell.time().now());
        }
        return ToolOutput.result(ended, intent.timeout());
    }

    private void verify(Intent.Verify intent) {
        Receipts receipts = new Receipts(
                cell.host().journal(), definition.config().id(), cell.state().sequence());
        SecondLook secondLook = cell.host().secondLook(definition, cell.brake());
        cell.blocking(
                Lane.WORK,
                () -> ClaimChecks.run(intent, definition.gate(), receipts, secondLook),
                intent.timeout(),
                ended -> verified(intent, ClaimChecks.given(intent, ended)));
    }

    private void verified(Intent.Verify intent, Verification verification) {
        if (cell.isClosed()) {
            return;
        }
        Proposal proposal = cell.proposal();
        Origin origin = Origin.AGENT.least(beat().origin());
        proposal.add(new ClaimFact.Checked(intent.beat(), intent.objective(), verification), origin, null);
        proceed(proposal);
    }

    /** Readings that were as the beat knew them before the tool ran, and differ after it. */
    private Map<String, String> explained(Map<String, Reading> before, Map<String, Reading> after) {
        Map<String, String> explained = new HashMap<>();
        Map<String, String> known = beat().inputs();
        before.forEach((name, was) -> {
            Reading reading = after.get(name);
            boolean asKnown = was.fingerprint().equals(known.get(Inputs.sensor(name)));
            if (asKnown && reading != null && !was.fingerprint().equals(reading.fingerprint())) {
                explained.put(Inputs.sensor(name), reading.fingerprint());
            }
        });
        return explained;
    }

    private BeatState beat() {
        return Objects.requireNonNull(cell.state().beat(), "no beat is under way");
    }
}
