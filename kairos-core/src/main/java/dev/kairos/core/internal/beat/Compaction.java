package dev.kairos.core.internal.beat;

import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.TokenEstimator;
import dev.kairos.api.oversight.ContextLimits;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.state.BeatState;
import dev.kairos.core.internal.state.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule by which a transcript that has grown past its cap is compacted: the oldest turns, in whole exchanges (a model's
 * turn with all its tool results), are replaced by a note that names each call and the beginning of its result, until half
 * of the cap is free. The context (rules, objectives, events) and the last exchange always stay.
 */
final class Compaction {

    private static final int EXCERPT = 120;

    private Compaction() {}

    /** What to replace, or {@code null} if the transcript is within its cap or has nothing that may go. */
    static BeatFact.@Nullable Compacted of(BeatState beat, ContextLimits limits) {
        int tokens = beat.transcriptTokens();
        if (tokens <= limits.transcript()) {
            return null;
        }
        List<Line> lines = beat.transcript();
        int turns = turnsToDrop(lines, tokens - limits.transcript() / 2);
        if (turns == 0) {
            return null;
        }
        String note = note(lines.subList(1, 1 + turns), limits.transcript() / 4);
        int saved = lines.subList(1, 1 + turns).stream().mapToInt(Line::tokens).sum()
                - TokenEstimator.standard().tokens(note);
        return saved <= 0 ? null : new BeatFact.Compacted(beat.id(), turns, saved, note);
    }

    private static int turnsToDrop(List<Line> lines, int tokensToFree) {
        int last = lastExchange(lines);
        int freed = 0;
        int drop = 0;
        for (int i = 1; i < last; i++) {
            freed += lines.get(i).tokens();
            boolean exchangeEnds = lines.get(i + 1).message().kind() != ModelMessage.Kind.TOOL_ANSWER;
            if (exchangeEnds) {
                drop = i;
                if (freed >= tokensToFree) {
                    break;
                }
            }
        }
        return drop;
    }

    private static int lastExchange(List<Line> lines) {
        for (int i = lines.size() - 1; i > 0; i--) {
            if (lines.get(i).message().kind() == ModelMessage.Kind.ASSISTANT) {
                return i;
            }
        }
        return 1;
    }

    private static String note(List<Line> dropped, int mostTokens) {
        StringBuilder note = new StringBuilder("[Earlier in this beat, shortened]\n");
        for (Line line : dropped) {
            note.append(summary(line.message()));
        }
        return Framing.cut(note.toString(), mostTokens * 2);
    }

    private static String summary(ModelMessage message) {
        return switch (message.kind()) {
            case USER -> ((ModelMessage.User) message).text() + "\n";
            case TOOL_ANSWER -> "  gave: " + excerpt(((ModelMessage.ToolAnswer) message).text()) + "\n";
            case ASSISTANT -> {
                ModelMessage.Assistant said = (ModelMessage.Assistant) message;
                StringBuilder calls =
                        new StringBuilder(said.text().isBlank() ? "" : "said: " + excerpt(said.text()) + "\n");
                for (ToolCall call : said.calls()) {
                    calls.append("called ")
                            .append(call.tool())
                            .append(' ')
                            .append(excerpt(call.arguments()))
                            .append('\n');
                }
                yield calls.toString();
            }
        };
    }

    private static String excerpt(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + "…";
    }
}
