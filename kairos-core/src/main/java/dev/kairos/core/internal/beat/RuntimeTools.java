package dev.kairos.core.internal.beat;

import dev.kairos.api.agent.Objective;
import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Verification;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.ObjectiveFact;
import dev.kairos.core.internal.fact.OversightFact;
import dev.kairos.core.internal.fact.ToolFact;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.state.BeatState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers the runtime's own tools; pure: all they do is add facts. */
final class RuntimeTools {

    private final AgentConfig config;
    private final Proving proving;
    private final Escalation escalation;

    RuntimeTools(AgentConfig config, Proving proving, Escalation escalation) {
        this.config = config;
        this.proving = proving;
        this.escalation = escalation;
    }

    /** Runs one whose arguments were validated. */
    void run(RuntimeTool tool, Fields arguments, Proposal proposal, BeatState beat) {
        if (tool == RuntimeTool.FINISH) {
            finish(arguments, proposal, beat);
            return;
        } else if (tool == RuntimeTool.ASK_OWNER) {
            ask(arguments.text("question"), proposal, beat);
            return;
        } else if (tool == RuntimeTool.ESCALATE) {
            escalation.asked(arguments.text("why", ""), proposal, beat);
            return;
        }
        ToolResult result = switch (tool) {
            case LIST_OBJECTIVES -> list(proposal);
            case UPDATE_OBJECTIVE -> update(arguments, proposal, beat);
            case PROPOSE_OBJECTIVE -> propose(arguments, proposal, beat);
            case USE_SKILL -> use(arguments.text("skill"), proposal, beat);
            case ASK_OWNER, ESCALATE, FINISH -> throw new AssertionError("handled above");
        };
        proposal.add(ToolCalls.answered(beat, result), result.origin(), null);
    }

    private void finish(Fields arguments, Proposal proposal, BeatState beat) {
        if (proving.goesBack(beat)) {
            escalation.refuted(proposal, beat);
            ToolResult back = Proving.returned(beat);
            proposal.add(ToolCalls.answered(beat, back), back.origin(), null);
            return;
        }
        Long minutes = arguments.optNumber("wake_in_minutes");
        Instant wakeAt = minutes == null ? null : proposal.now().plus(Duration.ofMinutes(minutes));
        BeatOutcome outcome = outcome(arguments, proving.standing(beat), wakeAt);
        proposal.add(ToolCalls.answered(beat, ToolResult.ok("finished")));
        proving.end(proposal, beat, outcome);
    }

    private static BeatOutcome outcome(
            Fields arguments, @Nullable Verification verification, @Nullable Instant wakeAt) {
        String summary = arguments.text("summary");
        List<Claim> claims = Proving.claims(arguments);
        boolean isUnchecked = verification == null && !claims.isEmpty();
        return switch (arguments.text("outcome")) {
            case "quiet" -> new BeatOutcome.Quiet(summary, wakeAt);
            case "acted" ->
                isUnchecked
                        ? new BeatOutcome.Acted(summary, claims, wakeAt)
                        : new BeatOutcome.Acted(summary, verification, wakeAt);
            default ->
                isUnchecked
                        ? new BeatOutcome.Notified(summary, claims, wakeAt)
                        : new BeatOutcome.Notified(summary, verification, wakeAt);
        };
    }

    private static ToolResult list(Proposal proposal) {
        List<Objective> objectives = proposal.state().work().objectives();
        boolean tainted = !proposal.state().supervision().trust().notes().isEmpty();
        Origin origin = objectives.stream()
                .map(Objective::origin)
                .reduce(tainted ? Origin.UNTRUSTED : Origin.AGENT, Origin::least);
        return ToolResult.ok(
                        objectives.isEmpty()
                                ? "none"
                                : objectives.stream().map(RuntimeTools::line).collect(Collectors.joining("\n")))
                .from(origin);
    }

    private static String line(Objective o) {
        return o.id() + " [" + o.state().name().toLowerCase(Locale.ROOT) + "] " + o.text()
                + (o.due() == null ? "" : " (due " + o.due() + ")")
                + (o.every() == null ? "" : " (every " + o.every() + ")")
                + (o.note().isEmpty() ? "" : " — " + o.note());
    }

    private ToolResult update(Fields arguments, Proposal proposal, BeatState beat) {
        String id = arguments.text("id");
        Objective objective = proposal.state().work().find(id).orElse(null);
        if (objective == null) {
            return ToolResult.error("there is no objective '" + id + "'; call list_objectives");
        } else if (!Proving.isOpen(objective)) {
            return ToolResult.error("objective '" + id + "' is " + objective.state() + ": only the owner can move it");
        }
        Objective.State wanted = Objective.State.valueOf(arguments.text("state").toUpperCase(Locale.ROOT));
        if (wanted == Objective.State.DONE && !Proving.isProved(beat)) {
            return notDone(id, proposal, beat);
        }
        proposal.add(
                ObjectiveFact.Moved.of(objective, wanted, arguments.text("note"), proposal.now()),
                Origin.AGENT.least(beat.origin()),
                null);
        return ToolResult.ok("objective '" + id + "' is now " + wanted.name().toLowerCase(Locale.ROOT));
    }

    /** Goes back to the model, or, once it has been corrected often enough, is reported. */
    private ToolResult notDone(String id, Proposal proposal, BeatState beat) {
        if (proving.goesBack(beat)) {
            escalation.refuted(proposal, beat);
            return Proving.returned(beat);
        }
        Verification found = Objects.requireNonNull(Proving.proof(beat).found());
        Origin origin = Origin.AGENT.least(beat.origin());
        proposal.add(Proving.notDone(id, found), origin, null);
        proving.askForReviews(found, proposal, beat);
        return ToolResult.error("objective '" + id + "' was reported as not done:\n"
                        + FoundGap.withoutWords(found).text())
                .from(origin);
    }

    private static ToolResult propose(Fields arguments, Proposal proposal, BeatState beat) {
        String id = arguments.text("id");
        if (proposal.state().work().find(id).isPresent()) {
            return ToolResult.error("there is an objective '" + id + "' already; choose another id or update it");
        }
        Long minutes = arguments.optNumber("due_in_minutes");
        Instant due = minutes == null ? null : proposal.now().plus(Duration.ofMinutes(minutes));
        Long repeat = arguments.optNumber("repeat_after_minutes");
        Duration every = repeat == null ? null : Duration.ofMinutes(repeat);
        Origin origin = Origin.AGENT.least(beat.origin());
        Objective objective = new Objective(
                id, arguments.text("text"), Objective.State.PROPOSED, 0, due, every, List.of(), origin, "", null);
        proposal.add(new ObjectiveFact.Put(objective), origin, null);
        return ToolResult.ok("proposed; the owner decides");
    }

    private void ask(String question, Proposal proposal, BeatState beat) {
        OversightFact.Asked asked = Asks.question(config, proposal, beat, question);
        proposal.add(ToolCalls.answered(beat, ToolResult.ok("asked")));
        proposal.add(asked, Origin.AGENT.least(beat.origin()), null);
        String summary = "asked the owner: " + Framing.cut(question, 500);
        proposal.add(
                new BeatFact.Ended(beat.id(), new BeatOutcome.Suspended(summary)),
                Origin.AGENT.least(beat.origin()),
                null);
    }

    private ToolResult use(String skill, Proposal proposal, BeatState beat) {
        boolean known = config.toolbox().skills().stream()
                .anyMatch(other -> other.name().equals(skill));
        if (!known) {
            return ToolResult.error("there is no skill '" + skill + "'");
        } else if (beat.skills().contains(skill)) {
            return ToolResult.error("the tools of '" + skill + "' are available already");
        }
        proposal.add(new ToolFact.SkillBrought(beat.id(), skill));
        return ToolResult.ok("the tools of '" + skill + "' are available now");
    }
}
