package dev.kairos.api.dream;

import dev.kairos.api.memory.Source;
import java.util.List;
import java.util.Objects;

/**
 * Something that was noticed over several episodes. It is told in the next brief and, where it calls for work, proposed as
 * an objective; it is never acted on by itself.
 *
 * @param kind what sort of thing was noticed
 * @param text what, in a sentence for people
 * @param weight how much it matters, 0 to 1
 * @param sources what it rests on, 1 to 8
 * @param objective the work that it proposes, or empty if it calls for none
 */
public record Insight(Kind kind, String text, double weight, List<Source> sources, String objective) {

    private static final int MOST_SOURCES = 8;

    /** What can be noticed. */
    public enum Kind {
        /** The same thing fails again and again. */
        RECURRING_FAILURE,
        /** A value moves in one direction. */
        DRIFT,
        /** Something was promised and not heard of again. */
        UNFINISHED,
        /** Something fails at times, without a change that explains it. */
        FLAKY,
        /** Two statements that cannot both be so: somebody should be asked. */
        CONTRADICTION,
        /** Something that worked when it was needed. */
        PROCEDURE,
        /** Something about how the agent itself works could be cheaper or better. */
        SELF
    }

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no source or too many, or the weight is out of its range
     */
    public Insight {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(objective, "objective");
        sources = List.copyOf(sources);
        if (sources.isEmpty() || sources.size() > MOST_SOURCES || !(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException("an insight with " + sources.size() + " sources and weight " + weight
                    + ": it needs 1-" + MOST_SOURCES + " sources and a weight of 0 to 1");
        }
    }
}
