package dev.kairos.api;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of an agent, unique within a journal.
 *
 * @param value 1 to 64 characters: lower-case letters, digits, {@code .}, {@code _} and {@code -}, starting with a letter
 *     or a digit
 */
public record AgentId(String value) implements Comparable<AgentId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if {@code value} has another form
     */
    public AgentId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("agent id '" + value
                    + "' must be 1-64 of a-z, 0-9, '.', '_', '-' and start with a letter or digit");
        }
    }

    /**
     * Creates an id.
     *
     * @param value the name
     * @return the id
     * @throws IllegalArgumentException if the name has another form
     */
    public static AgentId of(String value) {
        return new AgentId(value);
    }

    @Override
    public int compareTo(AgentId other) {
        return value.compareTo(other.value);
    }

    // Written out: the first agent's start need not link the generated ones.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AgentId id && value.equals(id.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
