package dev.kairos.core.internal.beat;

import dev.kairos.api.event.Origin;
import dev.kairos.api.oversight.Decision;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.skill.ToolResult.Status;
import dev.kairos.core.internal.fact.OversightFact;
import dev.kairos.core.internal.fact.ToolFact;
import dev.kairos.core.internal.oversight.Actions;
import dev.kairos.core.internal.schema.Arguments;
import dev.kairos.core.internal.schema.Violation;
import dev.kairos.core.internal.state.BeatState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What comes of a tool call that a model asked for: the runtime's own are answered here, others become an intent. */
final class ToolCalls {

    /** A call that was under way at a crash is made this often at most. */
    private static final int MOST_ATTEMPTS = 2;

    private static final String UNKNOWN = "the process ended while this call ran: whether it took effect is not known."
            + " Look before you repeat it, and say so in your summary.";

    private final AgentConfig config;
    private final RuntimeTools runtimeTools;
    private final Proving proving;

    ToolCalls(AgentConfig config, Proving proving, Escalation escalation) {
        this.config = config;
        this.proving = proving;
        this.runtimeTools = new RuntimeTools(config, proving, escalation);
    }

    /** Goes on with the first open call; {@code null} if it was answered here. */
    @Nullable
    Intent next(Proposal proposal, BeatState beat, Duration remaining) {
        ToolCall call = Objects.requireNonNull(beat.open().tool());
        RuntimeTool own = RuntimeTool.named(call.tool());
        if (own != null) {
            return answer(own, proposal, beat, remaining);
        }
        Toolbox.Bound<?> bound = config.toolbox().find(call.tool());
        return bound == null
                ? answer(proposal, beat, Status.INVALID, unknown(call))
                : run(bound, proposal, beat, remaining);
    }

    private @Nullable Intent answer(RuntimeTool own, Proposal proposal, BeatState beat, Duration remaining) {
        ToolCall call = Objects.requireNonNull(beat.open().tool());
        RuntimeTool.Bound bound = own.read(call.arguments());
        if (!bound.violations().isEmpty()) {
            return answer(proposal, beat, Status.INVALID, broken(bound.violations()));
        }
        Proving.Question question = proving.question(own, bound.fields(), proposal, beat);
        if (question != null && Proving.proof(beat).found() == null) {
            return proving.ask(question, proposal, beat, remaining);
        }
        runtimeTools.run(own, bound.fields(), proposal, beat);
        return null;
    }

    private <I> @Nullable Intent run(Toolbox.Bound<I> bound, Proposal proposal, BeatState beat, Duration remaining) {
        ToolCall call = Objects.requireNonNull(beat.open().tool());
        Arguments.Bound<I> arguments = bound.arguments().read(call.arguments());
        I input = arguments.input();
        int attempt = beat.open().attempt() + 1;
        if (input == null) {
            return answer(proposal, beat, Status.INVALID, broken(arguments.violations()));
        } else if (attempt > 1 && (attempt > MOST_ATTEMPTS || !bound.tool().isIdempotent())) {
            return answer(proposal, beat, Status.UNKNOWN, UNKNOWN);
        }
        Decision decision = decide(bound.tool(), proposal, beat);
        Intent.Job<I> job = new Intent.Job<>(bound.skill(), bound.tool(), input);
        return switch (decision.kind()) {
            case DENY -> deny((Decision.Deny) decision, proposal, beat);
            case ASK -> new Intent.AskPerson(beat.id(), call, job, (Decision.Ask) decision, Asks.excerpt(beat));
            case ALLOW, PASS -> run(job, decision.rule(), proposal, beat, remaining);
        };
    }

    private Intent run(Intent.Job<?> job, String rule, Proposal proposal, BeatState beat, Duration remaining) {
        ToolCall call = Objects.requireNonNull(beat.open().tool());
        int attempt = beat.open().attempt() + 1;
        proposal.add(new ToolFact.Called(beat.id(), call, job.tool().effect(), attempt, rule));
        Duration timeout = job.tool().timeout();
        Duration shorter = remaining.compareTo(timeout) < 0 ? remaining : timeout;
        return new Intent.RunTool(beat.id(), call, job, shorter);
    }

    /** What the rules say; where they have nothing to say, it costs nothing. */
    private Decision decide(Tool<?> tool, Proposal proposal, BeatState beat) {
        boolean tainted = beat.origin() == Origin.UNTRUSTED;
        if (!config.rules().concern(tool.effect(), tainted)) {
            return new Decision.Pass();
        }
        ToolCall call = Objects.requireNonNull(beat.open().tool());
        return config.rules()
                .decide(Actions.of(
                        config.id(),
                        tool,
                        call.arguments(),
                        beat,
                        proposal.state().supervision(),
                        proposal.now()));
    }

    private @Nullable Intent deny(Decision.Deny deny, Proposal proposal, BeatState beat) {
        ToolCall call = Objects.requireNonNull(beat.open().tool());
        proposal.add(new OversightFact.Decided(
                beat.id(), call.id(), call.tool(), Decision.Kind.DENY, deny.rule(), deny.reason()));
        return answer(proposal, beat, Status.REFUSED, "not allowed, nothing was done: " + deny.reason());
    }

    private @Nullable Intent answer(Proposal proposal, BeatState beat, Status status, String text) {
        proposal.add(answered(beat, new ToolResult(status, text, Origin.AGENT)));
        return null;
    }

    /** The answer to the first open call, without anything having been run. */
    static ToolFact.Returned answered(BeatState beat, ToolResult result) {
        ToolCall call = Objects.requireNonNull(beat.open().tool());
        return new ToolFact.Returned(beat.id(), call.id(), result.status(), result.text(), 0, Map.of());
    }

    private static String broken(List<Violation> violations) {
        String listed = violations.stream().map(Violation::toString).collect(Collectors.joining("; "));
        return "the arguments break the schema, nothing was done: " + listed;
    }

    private String unknown(ToolCall call) {
        return "there is no tool '" + Framing.cut(call.tool(), 100) + "'; the tools are: "
                + String.join(", ", config.toolbox().names()) + ", finish";
    }
}
