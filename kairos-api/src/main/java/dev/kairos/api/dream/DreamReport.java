package dev.kairos.api.dream;

import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.oversight.Spend;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a dream did, or in a preview would do.
 *
 * @param dream when it was dreamed and by what it was caused
 * @param span what it read and made
 * @param counts how many operations of each kind passed
 * @param refused what was refused, with the rules
 * @param insights what was noticed
 * @param suggestions how the agent could be set up better
 * @param texts what people read of it
 */
public record DreamReport(
        Occasion dream,
        Span span,
        Map<MemoryOp.Kind, Integer> counts,
        List<DreamGate.Refusal> refused,
        List<Insight> insights,
        List<Suggestion> suggestions,
        Texts texts) {

    /** Copies. */
    public DreamReport {
        counts = Map.copyOf(counts);
        refused = List.copyOf(refused);
        insights = List.copyOf(insights);
        suggestions = List.copyOf(suggestions);
    }

    /** How a dream ended. */
    public enum Outcome {
        /** A generation was committed. */
        COMMITTED,
        /** It was a preview: nothing was committed. */
        PREVIEWED,
        /** There was nothing to dream about. */
        NOTHING_NEW,
        /** It was not dreamed now, because of its cooldown, its count for the day, or another dream under way. */
        HELD,
        /** Something failed; nothing was committed. */
        FAILED
    }

    /**
     * When and why.
     *
     * @param outcome how it ended
     * @param trigger what caused it, for example {@code nightly}
     * @param now the instant that it was dreamed at
     * @param duration how long it took
     * @param spend what its model calls cost
     */
    public record Occasion(Outcome outcome, String trigger, Instant now, Duration duration, Spend spend) {}

    /**
     * From where to where.
     *
     * @param from the generation that it was planned on
     * @param to the generation that it made; {@code from} if it made none
     * @param episodes how many episodes it read
     * @param tokensBefore tokens of the hot memories before, as estimated
     * @param tokensAfter tokens of the hot memories after
     */
    public record Span(long from, long to, int episodes, int tokensBefore, int tokensAfter) {}

    /**
     * For people.
     *
     * @param diff what changed in what is known: a line each, beginning with {@code +}, {@code -} or {@code ~}
     * @param notes what else is to be known: what held it or failed, a model that was down, an alarm
     */
    public record Texts(List<String> diff, List<String> notes) {

        /** Copies the lists. */
        public Texts {
            diff = List.copyOf(diff);
            notes = List.copyOf(notes);
        }
    }
}
