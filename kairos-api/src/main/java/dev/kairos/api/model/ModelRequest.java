package dev.kairos.api.model;

import java.time.Duration;
import java.util.List;

/**
 * What a model is asked. The system text and the tools come first and stay the same from call to call, so that the
 * provider's prompt cache can serve them.
 *
 * @param system who the model is and the rules it follows
 * @param tools the tools that it may call
 * @param messages the transcript, oldest first; not empty
 * @param maxOutput the most output tokens that may be written, from 1
 * @param deadline how long the whole call may take
 */
public record ModelRequest(
        String system, List<ToolSpec> tools, List<ModelMessage> messages, int maxOutput, Duration deadline) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no message, or a bound is not positive
     */
    public ModelRequest {
        tools = List.copyOf(tools);
        messages = List.copyOf(messages);
        if (messages.isEmpty() || maxOutput < 1 || deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException(
                    "a model request needs a message, a positive maxOutput and deadline, got " + messages.size()
                            + " messages, " + maxOutput + ", " + deadline);
        }
    }
}
