package dev.kairos.api.memory;

import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What is asked of recall. Begin with {@link #of}.
 *
 * @param text the question or situation, in plain words: no query syntax is understood in it, and only its first
 *     {@value #MAX_TEXT} characters are read
 * @param scopes where to look; at least one, at most 64
 * @param now when it is asked, with the zone in which words like "yesterday" are meant
 * @param select what may come back
 * @param budget how many tokens what comes back may have; 0 for nothing
 * @param explain whether items say why they were found
 */
public record RecallQuery(
        String text, Set<Scope> scopes, ZonedDateTime now, Select select, int budget, boolean explain) {

    /** The budget unless another one is asked for, in tokens. */
    public static final int DEFAULT_BUDGET = 2_000;

    /** The longest text that is read, in {@code char}s. */
    public static final int MAX_TEXT = 16_384;

    private static final int MAX_SCOPES = 64;

    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException if the budget is negative, or no scope or too many are named
     */
    public RecallQuery {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(select, "select");
        scopes = Set.copyOf(scopes);
        if (scopes.isEmpty() || scopes.size() > MAX_SCOPES) {
            throw new IllegalArgumentException("recall in " + scopes.size() + " scopes: name 1-" + MAX_SCOPES);
        }
        if (budget < 0) {
            throw new IllegalArgumentException("a recall budget of " + budget + " tokens must not be negative");
        }
    }

    /**
     * Asks for anything current within the default budget.
     *
     * @param text the question or situation
     * @param scope where to look
     * @param now when it is asked
     * @return the query
     */
    public static RecallQuery of(String text, Scope scope, ZonedDateTime now) {
        return new RecallQuery(text, Set.of(scope), now, Select.ANYTHING, DEFAULT_BUDGET, false);
    }

    /**
     * Returns this query over other scopes.
     *
     * @param scopes where to look
     * @return the query
     */
    public RecallQuery scopes(Set<Scope> scopes) {
        return new RecallQuery(text, scopes, now, select, budget, explain);
    }

    /**
     * Returns this query for other things.
     *
     * @param select what may come back
     * @return the query
     */
    public RecallQuery select(Select select) {
        return new RecallQuery(text, scopes, now, select, budget, explain);
    }

    /**
     * Returns this query from another moment.
     *
     * @param view from which moment to look
     * @return the query
     */
    public RecallQuery view(View view) {
        return select(new Select(select.episodes(), select.memories(), view));
    }

    /**
     * Returns this query with another budget.
     *
     * @param tokens how many tokens may come back
     * @return the query
     */
    public RecallQuery budget(int tokens) {
        return new RecallQuery(text, scopes, now, select, tokens, explain);
    }

    /**
     * Returns this query with explanations.
     *
     * @return the query
     */
    public RecallQuery explained() {
        return new RecallQuery(text, scopes, now, select, budget, true);
    }

    /**
     * What may come back.
     *
     * @param episodes which sessions' episodes; empty for no episodes
     * @param memories which kinds of memories; empty for no memories
     * @param view from which moment to look
     */
    public record Select(Set<Episode.Session.Kind> episodes, Set<Statement.Kind> memories, View view) {

        /** All episodes and memories that are current. */
        public static final Select ANYTHING = new Select(
                EnumSet.allOf(Episode.Session.Kind.class), EnumSet.allOf(Statement.Kind.class), View.CURRENT);

        /** Copies the sets. */
        public Select {
            Objects.requireNonNull(view, "view");
            episodes = Set.copyOf(episodes);
            memories = Set.copyOf(memories);
        }
    }
}
