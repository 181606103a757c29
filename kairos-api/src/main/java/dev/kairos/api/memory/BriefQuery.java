package dev.kairos.api.memory;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * For whom and when a brief is put together.
 *
 * @param scopes whose memories; at least one
 * @param now when it is asked, with the zone in which today's dates are given
 * @param objectives the open objectives, the most pressing first, a line each; may be empty
 * @param since when the last brief was made: what was learned after it is told as new; {@code null} for nothing told
 * @param budget how many tokens the brief may have; 0 for none
 */
public record BriefQuery(
        Set<Scope> scopes,
        ZonedDateTime now,
        List<String> objectives,
        @Nullable Instant since,
        int budget) {

    /** The budget unless another one is asked for, in tokens. */
    public static final int DEFAULT_BUDGET = 800;

    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException if the budget is negative or no scope is named
     */
    public BriefQuery {
        Objects.requireNonNull(now, "now");
        scopes = Set.copyOf(scopes);
        objectives = List.copyOf(objectives);
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("a brief needs at least one scope");
        }
        if (budget < 0) {
            throw new IllegalArgumentException("a brief of " + budget + " tokens: must not be negative");
        }
    }

    /**
     * Asks for a brief without objectives and news, within the default budget.
     *
     * @param scope whose memories
     * @param now when it is asked
     * @return the query
     */
    public static BriefQuery of(Scope scope, ZonedDateTime now) {
        return new BriefQuery(Set.of(scope), now, List.of(), null, DEFAULT_BUDGET);
    }

    /**
     * Returns this query with objectives.
     *
     * @param lines the open objectives, the most pressing first
     * @return the query
     */
    public BriefQuery objectives(List<String> lines) {
        return new BriefQuery(scopes, now, lines, since, budget);
    }

    /**
     * Returns this query asking for news.
     *
     * @param instant when the last brief was made
     * @return the query
     */
    public BriefQuery since(Instant instant) {
        return new BriefQuery(scopes, now, objectives, instant, budget);
    }

    /**
     * Returns this query with another budget.
     *
     * @param tokens how many tokens the brief may have
     * @return the query
     */
    public BriefQuery budget(int tokens) {
        return new BriefQuery(scopes, now, objectives, since, tokens);
    }
}
