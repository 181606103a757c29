package dev.kairos.core.internal.beat;

import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.Usage;
import dev.kairos.api.oversight.PriceRow;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.core.internal.fact.ModelFact;
import dev.kairos.core.internal.state.BeatState;
import dev.kairos.core.internal.state.Open;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what a model call brought into facts, with its size bounded. */
public final class Replies {

    private static final int MOST_CALLS = 64;
    private static final int MOST_TEXT = 200_000;
    private static final int MOST_ARGUMENTS = 1 << 20;
    private static final int MOST_ATTEMPTS = 4;
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(2);

    private Replies() {}

    /** The fact of a reply; tool calls get ids of their own where the model's are missing or repeated. */
    public static ModelFact.Replied replied(BeatState beat, ModelReply reply, @Nullable PriceRow row) {
        Open.Call call = Objects.requireNonNull(beat.open().model());
        Usage usage = reply.usage();
        long micros =
                usage == null || row == null ? call.micros() : row.cost(usage).micros();
        return new ModelFact.Replied(
                beat.id(),
                call.number(),
                Framing.cut(reply.text(), MOST_TEXT),
                calls(reply, call.number()),
                reply.stop(),
                usage,
                micros);
    }

    /** The calls, those that end the beat last. */
    private static List<ToolCall> calls(ModelReply reply, int number) {
        List<ToolCall> calls = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (ToolCall call :
                reply.calls().subList(0, Math.min(MOST_CALLS, reply.calls().size()))) {
            boolean usable = !call.id().isBlank() && call.id().length() <= 200 && ids.add(call.id());
            String id = usable ? call.id() : "call-" + number + "-" + calls.size();
            String arguments = call.arguments().length() > MOST_ARGUMENTS ? "[too long]" : call.arguments();
            calls.add(new ToolCall(id, Framing.cut(call.tool(), 200), arguments.isBlank() ? "{}" : arguments));
        }
        calls.sort(Comparator.comparing(call -> RuntimeTool.named(call.tool()) == RuntimeTool.FINISH));
        return calls;
    }

    /**
     * The fact of a failure: tried again where that can help, and while the beat has time for it; at once while another model
     * stands in, else with back-off.
     */
    public static ModelFact.Failed failed(BeatState beat, ModelException failure, Routes routes, Instant now) {
        Open.Call call = Objects.requireNonNull(beat.open().model());
        Instant retryAt = null;
        if (failure.retriable() && call.attempt() < routes.chain(beat).size()) {
            retryAt = now;
        } else if (failure.retriable() && call.attempt() < MOST_ATTEMPTS) {
            Duration backOff = FIRST_BACK_OFF.multipliedBy(1L << (call.attempt() - 1));
            Duration asked = failure.retryAfter();
            retryAt = now.plus(asked != null && asked.compareTo(backOff) > 0 ? asked : backOff);
        }
        String why = Framing.cut(String.valueOf(failure.getMessage()), 1_000);
        return new ModelFact.Failed(beat.id(), call.number(), failure.reason(), why, retryAt);
    }
}
