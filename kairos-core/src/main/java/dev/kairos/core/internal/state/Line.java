package dev.kairos.core.internal.state;

import dev.kairos.api.event.Origin;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.TokenEstimator;
import dev.kairos.api.skill.ToolCall;

/**
 * A turn of a beat's transcript.
 *
 * @param message what the model is shown
 * @param tokens about how many tokens that takes
 * @param origin the least trusted source of its text
 */
public record Line(ModelMessage message, int tokens, Origin origin) {

    private static final int FRAME = 4;

    static Line of(ModelMessage message, Origin origin) {
        return new Line(message, FRAME + tokens(message), origin);
    }

    private static int tokens(ModelMessage message) {
        TokenEstimator estimator = TokenEstimator.standard();
        return switch (message.kind()) {
            case USER -> estimator.tokens(((ModelMessage.User) message).text());
            case TOOL_ANSWER -> estimator.tokens(((ModelMessage.ToolAnswer) message).text());
            case ASSISTANT -> {
                ModelMessage.Assistant said = (ModelMessage.Assistant) message;
                int sum = estimator.tokens(said.text());
                for (ToolCall call : said.calls()) {
                    sum += FRAME + estimator.tokens(call.tool()) + estimator.tokens(call.arguments());
                }
                yield sum;
            }
        };
    }
}
