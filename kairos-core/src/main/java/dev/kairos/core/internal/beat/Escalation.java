package dev.kairos.core.internal.beat;

import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.model.Tier;
import dev.kairos.api.oversight.Action;
import dev.kairos.api.oversight.Approval;
import dev.kairos.api.oversight.Decision;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.verify.Verdict;
import dev.kairos.api.verify.Verification;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.OversightFact;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.oversight.Actions;
import dev.kairos.core.internal.state.Asking;
import dev.kairos.core.internal.state.BeatState;
import dev.kairos.core.internal.state.Pace;
import dev.kairos.core.internal.state.Waiting;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hands a beat to a larger model: because the model asks for it, because its claims did not hold, or because a person said yes. Pure. */
final class Escalation {

    private final AgentConfig config;

    Escalation(AgentConfig config) {
        this.config = config;
    }

    /** The model asks for it. */
    void asked(String why, Proposal proposal, BeatState beat) {
        Tier to = config.routes().larger(beat);
        if (to == null) {
            answer(ToolResult.error("there is no larger model; go on yourself"), proposal, beat);
            return;
        }
        String arguments = arguments(why);
        Decision decision = decide(to, arguments, proposal, beat);
        switch (decision.kind()) {
            case ALLOW, PASS -> {
                raise(to, why, proposal, beat);
                answer(ToolResult.ok("a larger model goes on from here"), proposal, beat);
            }
            case DENY -> {
                Decision.Deny deny = (Decision.Deny) decision;
                decided(deny.rule(), Decision.Kind.DENY, deny.reason(), proposal, beat);
                answer(ToolResult.error("not allowed: " + deny.reason() + "; go on yourself"), proposal, beat);
            }
            case ASK -> ask((Decision.Ask) decision, arguments, proposal, beat);
        }
    }

    private void ask(Decision.Ask ask, String arguments, Proposal proposal, BeatState beat) {
        OversightFact.Asked asked = Asks.escalation(config, proposal, beat, ask, arguments);
        String whyNot = Asks.whyNot(proposal, asked.approval().action());
        if (whyNot != null) {
            answer(ToolResult.error(whyNot), proposal, beat);
            return;
        }
        Origin origin = Origin.AGENT.least(beat.origin());
        decided(ask.rule(), Decision.Kind.ASK, "", proposal, beat);
        answer(ToolResult.ok("asked"), proposal, beat);
        proposal.add(asked, origin, null);
        String summary = "asked " + ask.to() + " whether the largest model may go on: " + arguments;
        proposal.add(new BeatFact.Ended(beat.id(), new BeatOutcome.Suspended(summary)), origin, null);
    }

    /** What was claimed does not hold and goes back: to a larger model, where that needs nobody's leave. */
    void refuted(Proposal proposal, BeatState beat) {
        Tier to = config.routes().larger(beat);
        Verification found = Proving.proof(beat).found();
        if (to == null || found == null) {
            return;
        }
        Verdict verdict = found.verdict();
        boolean isWrong = verdict == Verdict.REFUTED || verdict == Verdict.STALE;
        String why = "what it claimed is " + verdict;
        if (isWrong && decide(to, arguments(why), proposal, beat).kind() == Decision.Kind.ALLOW) {
            raise(to, why, proposal, beat);
        }
    }

    /** A person said yes to the largest model before this beat began, and no beat has failed upon it. */
    boolean approved(Proposal proposal, BeatState beat) {
        if (beat.progress().tier() != null || !config.routes().has(Tier.FRONTIER)) {
            return false;
        }
        for (Waiting event : proposal.state().inbox()) {
            Approval approval = event.sequence() <= beat.started().upTo() ? approval(event, proposal) : null;
            if (approval != null
                    && approval.action().tool().equals(Action.ESCALATE)
                    && approval.state() == Approval.State.DONE
                    && !isSpent(event, proposal.state().pace())) {
                raise(Tier.FRONTIER, approval.note(), proposal, beat);
                return true;
            }
        }
        return false;
    }

    /** A beat that fails is repeated with the same events; the yes was for one. */
    private static boolean isSpent(Waiting event, Pace pace) {
        Instant ended = pace.ended();
        return pace.failures() > 0 && ended != null && !ended.isBefore(event.time());
    }

    private static @Nullable Approval approval(Waiting event, Proposal proposal) {
        Cause cause = event.cause();
        return cause == null || cause.kind() != Cause.Kind.APPROVAL
                ? null
                : proposal.state()
                        .supervision()
                        .approvals()
                        .find(cause.detail())
                        .map(Asking::approval)
                        .orElse(null);
    }

    private static String arguments(String why) {
        return Json.canonical(Map.of("why", why));
    }

    /** The everyday model may always follow upon rules; about the largest one the policy decides. */
    private Decision decide(Tier to, String arguments, Proposal proposal, BeatState beat) {
        return to == Tier.FRONTIER && config.rules().policy() != null
                ? config.rules()
                        .decide(Actions.escalation(
                                config.id(), arguments, beat, proposal.state().supervision(), proposal.now()))
                : new Decision.Allow("");
    }

    private static void raise(Tier to, String why, Proposal proposal, BeatState beat) {
        proposal.add(new BeatFact.Escalated(beat.id(), why, to), Origin.AGENT.least(beat.origin()), null);
    }

    private static void answer(ToolResult result, Proposal proposal, BeatState beat) {
        proposal.add(ToolCalls.answered(beat, result), result.origin(), null);
    }

    private static void decided(String rule, Decision.Kind kind, String reason, Proposal proposal, BeatState beat) {
        var call = beat.open().tool();
        String id = call == null ? "" : call.id();
        proposal.add(new OversightFact.Decided(beat.id(), id, Action.ESCALATE, kind, rule, reason));
    }
}
