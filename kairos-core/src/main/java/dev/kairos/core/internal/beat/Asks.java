package dev.kairos.core.internal.beat;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.oversight.Approval;
import dev.kairos.api.oversight.Decision;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.core.internal.fact.OversightFact;
import dev.kairos.core.internal.oversight.Actions;
import dev.kairos.core.internal.state.BeatState;
import dev.kairos.core.internal.state.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Puts questions to people together. */
public final class Asks {

    private static final int LINES = 6;
    private static final int EXCERPT = 240;

    private Asks() {}

    /** What a beat was about, in a few lines: its latest turns, shortened. */
    static String excerpt(BeatState beat) {
        List<String> lines = new ArrayList<>();
        List<Line> transcript = beat.transcript();
        for (Line line : transcript.subList(Math.max(0, transcript.size() - LINES), transcript.size())) {
            String text = said(line.message()).strip().replace('\n', ' ');
            if (!text.isEmpty()) {
                lines.add("- " + (text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…"));
            }
        }
        return String.join("\n", lines);
    }

    private static String said(ModelMessage message) {
        return switch (message.kind()) {
            case USER -> ((ModelMessage.User) message).text();
            case TOOL_ANSWER ->
                ((ModelMessage.ToolAnswer) message).tool() + " gave: " + ((ModelMessage.ToolAnswer) message).text();
            case ASSISTANT -> {
                ModelMessage.Assistant said = (ModelMessage.Assistant) message;
                List<String> calls = said.calls().stream()
                        .map(call -> "calls " + call.tool() + " " + call.arguments())
                        .toList();
                yield said.text() + " " + String.join("; ", calls);
            }
        };
    }

    /** The question whether a call may be made. */
    public static OversightFact.Asked call(
            AgentConfig config, Proposal proposal, BeatState beat, Intent.AskPerson intent, Approval.Exact exact) {
        Decision.Ask ask = intent.ask();
        return asked(
                config,
                proposal,
                exact,
                new Approval.Asked(
                        beat.id(),
                        ask.rule(),
                        ask.to(),
                        beat.origin(),
                        intent.excerpt(),
                        proposal.now(),
                        proposal.now().plus(ask.expiry())),
                ask.onExpiry() == Decision.OnExpiry.ALLOW);
    }

    /** A question of the model's own. */
    static OversightFact.Asked question(AgentConfig config, Proposal proposal, BeatState beat, String question) {
        AgentId agent = config.id();
        ToolCall call = Objects.requireNonNull(beat.open().tool());
        Approval.Exact none = new Approval.Exact(
                "", Effect.READ, "{}", "", Actions.digest(List.of(agent.value(), beat.id(), call.id(), question)));
        return asked(
                config,
                proposal,
                none,
                new Approval.Asked(
                        beat.id(),
                        "the agent asks",
                        "owner",
                        Origin.AGENT.least(beat.origin()),
                        question,
                        proposal.now(),
                        proposal.now().plus(Decision.EXPIRY)),
                false);
    }

    private static OversightFact.Asked asked(
            AgentConfig config, Proposal proposal, Approval.Exact exact, Approval.Asked asked, boolean allows) {
        String id = config.id() + ":" + (proposal.state().sequence() + 1);
        Approval approval = new Approval(config.id(), id, exact, asked, Approval.State.PENDING, "");
        return new OversightFact.Asked(approval, proposal.state().config(), allows);
    }
}
