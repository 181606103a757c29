package dev.kairos.core.internal.state;

import dev.kairos.api.event.Origin;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.TokenEstimator;
import dev.kairos.api.skill.ToolCall;
import org.jspecify.annotations.Nullable;

/** A turn of a beat's transcript. Its tokens are estimated when somebody asks, not when a past is read back. */
public final class Line {

    private static final int FRAME = 4;
    private static final int UNKNOWN = -1;

    private final ModelMessage message;
    private final Origin origin;
    /** Every thread that finds it unknown comes to the same number. */
    private int tokens = UNKNOWN;

    private Line(ModelMessage message, Origin origin) {
        this.message = message;
        this.origin = origin;
    }

    /** A turn with the least trusted source of its text. */
    public static Line of(ModelMessage message, Origin origin) {
        return new Line(message, origin);
    }

    /** What the model is shown. */
    public ModelMessage message() {
        return message;
    }

    /** The least trusted source of its text. */
    public Origin origin() {
        return origin;
    }

    /** About how many tokens it takes. */
    public int tokens() {
        int known = tokens;
        if (known == UNKNOWN) {
            known = FRAME + tokens(message);
            tokens = known;
        }
        return known;
    }

    /** This line with so many characters of it at most, if it is the result of a tool. */
    public Line shortened(int most) {
        if (!(message instanceof ModelMessage.ToolAnswer answer)
                || answer.text().length() <= most) {
            return this;
        }
        String text = Shortened.to(answer.text(), most);
        return of(new ModelMessage.ToolAnswer(answer.callId(), answer.tool(), text, answer.error()), origin);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Line line && message.equals(line.message) && origin == line.origin;
    }

    @Override
    public int hashCode() {
        return 31 * message.hashCode() + origin.hashCode();
    }

    @Override
    public String toString() {
        return origin + ": " + message;
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
