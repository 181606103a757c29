package dev.kairos.core.internal.testreport;

/**
 * One test of a report.
 *
 * @param group its class, module or file; may be empty
 * @param name its name
 * @param result how it ended
 * @param message the first words of what was wrong; empty if nothing was
 */
public record TestCase(String group, String name, Result result, String message) {

    /** How a test can end. */
    public enum Result {
        /** As it should. */
        PASSED,
        /** Something was not as expected. */
        FAILED,
        /** Something broke. */
        ERROR,
        /** It was not run. */
        SKIPPED
    }

    /** What tells it from others. */
    public String id() {
        return group.isEmpty() ? name : group + "." + name;
    }
}
