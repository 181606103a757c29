package dev.kairos.core.internal.beat;

import dev.kairos.api.event.Origin;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.oversight.ContextLimits;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.state.BeatState;
import dev.kairos.core.internal.state.Line;
import dev.kairos.core.internal.state.Shortened;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule by which a transcript that has grown past its cap is compacted: the oldest turns, in whole exchanges (a model's
 * turn with all its tool results), are replaced by a note that names each call and the beginning of its result, until half
 * of the cap is free. The context (rules, objectives, events) and the last exchange always stay; if that alone is past the
 * cap, the longest of its results are shortened to one length.
 */
final class Compaction {

    private Compaction() {}

    /** What to replace, or {@code null} if the transcript is within its cap or has nothing that may go. */
    static BeatFact.@Nullable Compacted of(BeatState beat, ContextLimits limits) {
        int tokens = beat.transcriptTokens();
        if (tokens <= limits.transcript()) {
            return null;
        }
        List<Line> lines = beat.transcript();
        int turns = turnsToDrop(lines, tokens - limits.transcript() / 2);
        List<Line> dropped = lines.subList(1, 1 + turns);
        String note = turns == 0 ? "" : CompactionNote.of(dropped, limits.transcript() / 2);
        int left = tokens - sum(dropped) + (turns == 0 ? 0 : noted(note));
        List<Line> kept = lines.subList(1 + turns, lines.size());
        int most = left <= limits.transcript() ? 0 : most(kept, limits.transcript() - (left - sum(kept)));
        int saved = tokens - left + (most == 0 ? 0 : sum(kept) - sum(shortened(kept, most)));
        return saved <= 0 ? null : new BeatFact.Compacted(beat.id(), turns, saved, note, most);
    }

    /** The characters that each result may have for all to fit; the fewest that are worth showing if nothing makes them fit. */
    private static int most(List<Line> lines, int room) {
        int most = longest(lines);
        while (most > Shortened.LEAST && sum(shortened(lines, most)) > room) {
            most = Math.max(Shortened.LEAST, most * 4 / 5);
        }
        return most;
    }

    private static int longest(List<Line> lines) {
        return lines.stream()
                .map(Line::message)
                .filter(ModelMessage.ToolAnswer.class::isInstance)
                .mapToInt(message -> ((ModelMessage.ToolAnswer) message).text().length())
                .max()
                .orElse(0);
    }

    private static List<Line> shortened(List<Line> lines, int most) {
        return lines.stream().map(line -> line.shortened(most)).toList();
    }

    private static int noted(String note) {
        return Line.of(new ModelMessage.User(note), Origin.OWNER).tokens();
    }

    private static int sum(List<Line> lines) {
        return lines.stream().mapToInt(Line::tokens).sum();
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
}
