package dev.kairos.api;

import java.util.List;

/** Thrown by builders: lists everything that is wrong with a configuration at once. */
public final class ConfigurationException extends KairosException {

    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    /**
     * Creates the exception.
     *
     * @param subject what was being configured, for example {@code agent 'keeper'}
     * @param problems one line per mistake, each naming the value and the remedy; not empty
     */
    public ConfigurationException(String subject, List<String> problems) {
        super(subject + " cannot be built: " + String.join("; ", problems), null);
        this.problems = List.copyOf(problems);
    }

    /**
     * Returns the mistakes.
     *
     * @return one line per mistake, unmodifiable
     */
    public List<String> problems() {
        return problems;
    }

    @Override
    public boolean retriable() {
        return false;
    }
}
