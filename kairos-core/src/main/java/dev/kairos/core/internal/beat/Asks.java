package dev.kairos.core.internal.beat;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.oversight.Action;
import dev.kairos.api.oversight.Approval;
import dev.kairos.api.oversight.Approval.State;
import dev.kairos.api.oversight.Decision;
import dev.kairos.api.oversight.Notice;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.core.internal.fact.OversightFact;
import dev.kairos.core.internal.oversight.Actions;
import dev.kairos.core.internal.state.Approvals;
import dev.kairos.core.internal.state.Asking;
import dev.kairos.core.internal.state.BeatState;
import dev.kairos.core.internal.state.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts questions to people together. */
public final class Asks {

    private static final int LINES = 6;
    private static final int EXCERPT = 240;
    private static final int SHOWN = 400;

    /** How many approvals of an agent wait at once: nobody reads more. */
    private static final int MOST_PENDING = 20;

    /** How long a no holds for the same action. */
    private static final Duration MEMORY = Duration.ofDays(1);

    private static final Decision.Ask QUESTION = new Decision.Ask("the agent asks");

    /** Somebody has a week to look at changed tests. */
    private static final Decision.Ask REVIEW = new Decision.Ask(
            "what was changed of the tests counts only if a person accepts it",
            "owner",
            Duration.ofDays(7),
            Decision.OnExpiry.DENY);

    /** What people are told of the beat that asks, and how far that is trusted. */
    private record About(BeatState beat, Origin origin, String excerpt) {}

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
        return asked(config, proposal, intent.ask(), exact, new About(beat, beat.origin(), intent.excerpt()));
    }

    /** A question of the model's own. */
    static OversightFact.Asked question(AgentConfig config, Proposal proposal, BeatState beat, String question) {
        AgentId agent = config.id();
        ToolCall call = Objects.requireNonNull(beat.open().tool());
        Approval.Exact none = new Approval.Exact(
                "", Effect.READ, "{}", "", Actions.digest(List.of(agent.value(), beat.id(), call.id(), question)));
        About about = new About(beat, Origin.AGENT.least(beat.origin()), question);
        return asked(config, proposal, QUESTION, none, about);
    }

    /** The question whether the largest model may go on. */
    static OversightFact.Asked escalation(
            AgentConfig config, Proposal proposal, BeatState beat, Decision.Ask ask, String arguments) {
        // Of no beat and no words: whatever the model gives as a reason, it is the same question.
        String digest = Actions.digest(List.of(config.id().value(), Action.ESCALATE));
        Approval.Exact escalate = new Approval.Exact(Action.ESCALATE, Effect.READ, arguments, "", digest);
        About about = new About(beat, Origin.AGENT.least(beat.origin()), excerpt(beat));
        return asked(config, proposal, ask, escalate, about);
    }

    /** The question whether changed files may stand as they are. */
    static OversightFact.Asked review(
            AgentConfig config, Proposal proposal, BeatState beat, Approval.Exact exact, String changes) {
        Origin unread = Origin.UNTRUSTED; // The beat has not read the files.
        return asked(config, proposal, REVIEW, exact, new About(beat, unread, changes));
    }

    /** Why a person is not asked, or {@code null}. */
    public static @Nullable String whyNot(Proposal proposal, Approval.Exact exact) {
        Approvals approvals = proposal.state().supervision().approvals();
        List<Asking> pending = approvals.in(State.PENDING);
        if (pending.size() >= MOST_PENDING) {
            return pending.size() + " requests wait for people already; nothing was asked";
        }
        for (Asking other : approvals.all()) {
            Approval approval = other.approval();
            if (approval.action().digest().equals(exact.digest())) {
                boolean recent = approval.ask().at().plus(MEMORY).isAfter(proposal.now());
                if (approval.isPending() || approval.state() == State.APPROVED) {
                    return "request " + approval.id() + " about exactly this waits already; go on with something else";
                } else if (approval.state() == State.DENIED && recent) {
                    return "exactly this was " + approval.note() + "; do not ask again today";
                }
            }
        }
        return null;
    }

    /** What the owner is told of a question, in a line. */
    public static Notice notice(AgentId agent, OversightFact.Asked asked, Instant now) {
        Approval approval = asked.approval();
        String tool = approval.action().tool();
        String what = tool.isEmpty()
                ? ": " + approval.ask().excerpt()
                : Actions.isReview(approval)
                        ? " to look at changed files: " + approval.action().arguments()
                        : " whether it may call " + tool + " "
                                + approval.action().arguments();
        String text = "asked " + approval.ask().to() + Framing.cut(what, SHOWN);
        return new Notice(Notice.Kind.APPROVAL_ASKED, agent, text, approval.id(), now);
    }

    private static OversightFact.Asked asked(
            AgentConfig config, Proposal proposal, Decision.Ask ask, Approval.Exact exact, About about) {
        String id = config.id() + ":" + (proposal.state().sequence() + 1);
        Instant now = proposal.now();
        Approval.Asked asked = new Approval.Asked(
                about.beat().id(), ask.rule(), ask.to(), about.origin(), about.excerpt(), now, now.plus(ask.expiry()));
        Approval approval = new Approval(config.id(), id, exact, asked, State.PENDING, "");
        boolean allows = ask.onExpiry() == Decision.OnExpiry.ALLOW;
        return new OversightFact.Asked(approval, proposal.state().config(), allows);
    }
}
