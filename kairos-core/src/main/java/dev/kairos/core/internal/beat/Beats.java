package dev.kairos.core.internal.beat;

import dev.kairos.api.agent.Objective;
import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.heartbeat.BeatOutcome.Failure;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.Price;
import dev.kairos.api.model.Usage;
import dev.kairos.api.oversight.BeatLimits;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.ModelFact;
import dev.kairos.core.internal.state.BeatState;
import dev.kairos.core.internal.state.Open;
import dev.kairos.core.internal.state.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What comes next in a beat: a pure function of the agent's state. It adds the facts that follow from the state to a
 * proposal until something has to be done outside, and says what.
 */
public final class Beats {

    /** The longest that one model call may take. */
    static final Duration MODEL_DEADLINE = Duration.ofMinutes(5);

    private static final String ASK_FOR_OUTCOME =
            "Call finish now with the outcome of this beat: quiet, acted or notified, and a summary.";

    private final Prompt prompt;
    private final ToolCalls toolCalls;
    private final Proving proving;
    private final Escalation escalation;

    /** Decides for beats of one agent. */
    public Beats(Prompt prompt) {
        this.prompt = prompt;
        this.proving = new Proving(prompt.config());
        this.escalation = new Escalation(prompt.config());
        this.toolCalls = new ToolCalls(prompt.config(), proving, escalation);
    }

    /**
     * Adds what follows from the state.
     *
     * @param proposal the state, in which a beat is under way and nothing runs outside
     * @return what has to be done outside once the facts are durable
     */
    public Intent next(Proposal proposal) {
        Intent intent = null;
        while (intent == null) {
            BeatState beat = proposal.state().beat();
            intent = beat == null ? new Intent.Rest() : step(proposal, beat);
        }
        return intent;
    }

    private @Nullable Intent step(Proposal proposal, BeatState beat) {
        Failure exceeded = exceeded(beat, proposal.now());
        Open open = beat.open();
        if (exceeded != null) {
            return end(proposal, beat, new BeatOutcome.Failed(exceeded, "limit reached: " + describe(exceeded)));
        } else if (beat.failure() != null) {
            return end(proposal, beat, new BeatOutcome.Failed(Failure.MODEL, beat.failure()));
        } else if (open.model() != null) {
            return again(proposal, beat, open.model());
        } else if (open.tool() != null) {
            return toolCalls.next(proposal, beat, remaining(beat, proposal.now()));
        } else if (beat.last().kind() == ModelMessage.Kind.ASSISTANT) {
            return spoke(proposal, beat, (ModelMessage.Assistant) beat.last());
        }
        return think(proposal, beat);
    }

    private @Nullable Failure exceeded(BeatState beat, Instant now) {
        var limits = prompt.config().limits();
        if (remaining(beat, now).isNegative() || remaining(beat, now).isZero()) {
            return Failure.TIME;
        } else if (beat.progress().toolOutput() > limits.toolOutput()) {
            return Failure.OUTPUT;
        } else if (beat.progress().mostRepeats() > limits.repetitions()) {
            return Failure.REPETITION;
        }
        return null;
    }

    private Duration remaining(BeatState beat, Instant now) {
        return prompt.config().limits().wallTime().minus(Duration.between(beat.begun(), now));
    }

    private String describe(Failure failure) {
        var limits = prompt.config().limits();
        return switch (failure) {
            case TIME -> limits.wallTime() + " of time";
            case REPETITION -> limits.repetitions() + " identical calls with identical results";
            case OUTPUT -> limits.toolOutput() + " characters of tool output";
            case STEPS, TOKENS, NO_OUTCOME, MODEL, BUDGET -> failure.name();
        };
    }

    private @Nullable Intent end(Proposal proposal, BeatState beat, BeatOutcome outcome) {
        proposal.add(new BeatFact.Ended(beat.id(), outcome), Origin.AGENT.least(beat.origin()), null);
        return null;
    }

    /** Free text is an answer where a person waits for one; elsewhere an outcome is asked for, once. */
    private @Nullable Intent spoke(Proposal proposal, BeatState beat, ModelMessage.Assistant said) {
        if (beat.started().answers() && !said.text().isBlank()) {
            return answered(proposal, beat, said.text());
        } else if (beat.progress().asked()) {
            return end(proposal, beat, new BeatOutcome.Failed(Failure.NO_OUTCOME, "the model named no outcome"));
        }
        proposal.add(new BeatFact.Told(beat.id(), ASK_FOR_OUTCOME));
        return null;
    }

    /** What was proved done in this beat has to be so when people are told. */
    private @Nullable Intent answered(Proposal proposal, BeatState beat, String text) {
        Proving.Question question = proving.ofOutcome(List.of(), beat);
        if (question != null && Proving.proof(beat).found() == null) {
            return proving.ask(question, proposal, beat, remaining(beat, proposal.now()));
        } else if (proving.goesBack(beat)) {
            escalation.refuted(proposal, beat);
            proposal.add(new BeatFact.Told(beat.id(), Proving.words(beat)), Origin.AGENT.least(beat.origin()), null);
            return null;
        }
        proving.end(proposal, beat, new BeatOutcome.Notified(text, proving.standing(beat), null));
        return null;
    }

    private @Nullable Intent think(Proposal proposal, BeatState beat) {
        if (beat.progress().steps() == 0 && escalation.approved(proposal, beat)) {
            return null;
        }
        BeatFact.Compacted compacted = Compaction.of(beat, prompt.config().context());
        if (compacted != null) {
            proposal.add(compacted);
            return null;
        }
        return call(proposal, beat, beat.progress().steps() + 1, 1);
    }

    private @Nullable Intent again(Proposal proposal, BeatState beat, Open.Call call) {
        Instant retryAt = call.retryAt();
        if (retryAt != null
                && !retryAt.isBefore(beat.begun().plus(prompt.config().limits().wallTime()))) {
            String why = "the model asks to wait until " + retryAt + ", longer than the beat may take";
            return end(proposal, beat, new BeatOutcome.Failed(Failure.MODEL, why));
        } else if (retryAt != null && retryAt.isAfter(proposal.now())) {
            return new Intent.WaitUntil(retryAt);
        }
        return call(proposal, beat, call.number(), call.attempt() + 1);
    }

    private @Nullable Intent call(Proposal proposal, BeatState beat, int number, int attempt) {
        long tokens = prompt.mostTokens(beat);
        BeatLimits limits = limits(proposal.state().work(), beat.cause());
        if (number > limits.steps()) {
            String why = "limit reached: " + limits.steps() + " model calls";
            return end(proposal, beat, new BeatOutcome.Failed(Failure.STEPS, why));
        } else if (beat.progress().tokens() + tokens > limits.tokens()) {
            String why = "limit reached: " + limits.tokens() + " tokens";
            return end(proposal, beat, new BeatOutcome.Failed(Failure.TOKENS, why));
        }
        ModelProfile model = prompt.config().routes().next(beat, attempt - 1);
        proposal.add(new ModelFact.Called(beat.id(), number, attempt, model.name(), tokens, micros(model, tokens)));
        BeatState called = Objects.requireNonNull(proposal.state().beat());
        Duration left = remaining(called, proposal.now());
        Duration deadline = left.compareTo(MODEL_DEADLINE) < 0 ? left : MODEL_DEADLINE;
        return new Intent.CallModel(beat.id(), number, model.name(), prompt.request(called, deadline));
    }

    /** A beat that an objective has set off keeps to the objective's limits, too. */
    private BeatLimits limits(Work work, Cause cause) {
        BeatLimits own = prompt.config().limits();
        Objective objective =
                cause.kind() == Cause.Kind.OBJECTIVE ? work.find(cause.detail()).orElse(null) : null;
        Objective.Limits less = objective == null ? null : objective.limits();
        return less == null
                ? own
                : own.steps(Math.min(own.steps(), less.steps())).tokens(Math.min(own.tokens(), less.tokens()));
    }

    private long micros(ModelProfile model, long tokens) {
        Price price = model.price();
        int output = Math.min(prompt.maxOutput(), model.maxOutput());
        return price == null ? 0 : price.cost(Usage.of(tokens - output, output)).micros();
    }
}
