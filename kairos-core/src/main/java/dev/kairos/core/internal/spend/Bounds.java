package dev.kairos.core.internal.spend;

import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.ToolSpec;
import dev.kairos.api.skill.ToolCall;

/** The most input tokens that a request can have: no vocabulary has a token for less than a byte. */
final class Bounds {

    /** Roles, separators and the like that a provider adds around each part. */
    private static final int FRAME = 16;

    /** What providers put before the first part where tools are there. */
    private static final int PREAMBLE = 600;

    private Bounds() {}

    /** The bound: what the model counts itself, else bytes. */
    static long input(ModelBackend backend, ModelRequest request) {
        return backend.inputTokens(request).orElseGet(() -> bytes(request));
    }

    static long bytes(ModelRequest request) {
        long sum = PREAMBLE + bytes(request.system());
        for (ToolSpec tool : request.tools()) {
            sum += FRAME + bytes(tool.name()) + bytes(tool.description()) + bytes(tool.schema());
        }
        for (ModelMessage message : request.messages()) {
            sum += FRAME + bytes(message);
        }
        return sum;
    }

    private static long bytes(ModelMessage message) {
        return switch (message.kind()) {
            case USER -> bytes(((ModelMessage.User) message).text());
            case TOOL_ANSWER -> {
                ModelMessage.ToolAnswer answer = (ModelMessage.ToolAnswer) message;
                yield bytes(answer.callId()) + bytes(answer.tool()) + bytes(answer.text());
            }
            case ASSISTANT -> {
                ModelMessage.Assistant said = (ModelMessage.Assistant) message;
                long sum = bytes(said.text());
                for (ToolCall call : said.calls()) {
                    sum += FRAME + bytes(call.id()) + bytes(call.tool()) + bytes(call.arguments());
                }
                yield sum;
            }
        };
    }

    /** UTF-8 bytes, without making them. */
    static long bytes(String text) {
        long sum = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                sum += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return sum;
    }
}
