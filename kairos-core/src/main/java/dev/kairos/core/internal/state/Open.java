package dev.kairos.core.internal.state;

import dev.kairos.api.skill.ToolCall;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a beat waits for.
 *
 * @param model the model call that has no result yet, or {@code null}
 * @param tools the tool calls that have no result yet, in order
 * @param attempt which attempt at the first of them is under way; 0 for none
 */
public record Open(@Nullable Call model, List<ToolCall> tools, int attempt) {

    static final Open NOTHING = new Open(null, List.of(), 0);

    /**
     * A model call without a result.
     *
     * @param number its number in the beat, from 1
     * @param attempt which attempt, from 1
     * @param model the model's name
     * @param tokens what is reserved
     * @param micros what is reserved
     * @param retryAt when it is tried again, if the attempt has failed; {@code null} while it is under way
     * @param crashes how often the process ended during an attempt
     */
    public record Call(
            int number,
            int attempt,
            String model,
            long tokens,
            long micros,
            @Nullable Instant retryAt,
            int crashes) {

        Call failed(Instant again) {
            return new Call(number, attempt, model, tokens, micros, again, crashes);
        }

        Call crashed() {
            return new Call(number, attempt, model, tokens, micros, retryAt, crashes + 1);
        }
    }

    /** The tool call that is under way or comes next, or {@code null}. */
    public @Nullable ToolCall tool() {
        return tools.isEmpty() ? null : tools.get(0);
    }

    Open model(@Nullable Call call) {
        return new Open(call, tools, attempt);
    }

    Open tools(List<ToolCall> calls) {
        return new Open(null, calls, 0);
    }

    Open attempt(int number) {
        return new Open(model, tools, number);
    }

    Open withoutFirst() {
        return new Open(model, tools.subList(1, tools.size()), 0);
    }
}
