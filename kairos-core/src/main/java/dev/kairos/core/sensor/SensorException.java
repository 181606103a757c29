package dev.kairos.core.sensor;

import dev.kairos.api.KairosException;
import org.jspecify.annotations.Nullable;

/** Thrown by a sensor of this package that cannot look. Its reading then counts as unchanged, and the failure is an entry. */
public final class SensorException extends KairosException {

    private static final long serialVersionUID = 1L;

    /** What can be wrong. */
    public enum Problem {
        /** What it looks at is not there. */
        MISSING,
        /** There is more than it may read. */
        TOO_LARGE,
        /** What is there cannot be read or understood. */
        UNREADABLE,
        /** The server says no. */
        REFUSED,
        /** The server did not answer in time, not at all or with an error of its own. */
        UNAVAILABLE
    }

    /** The sensor's name. */
    private final String sensor;

    /** What is wrong. */
    private final Problem problem;

    SensorException(String sensor, Problem problem, String message, @Nullable Throwable cause) {
        super("sensor '" + sensor + "': " + message, cause);
        this.sensor = sensor;
        this.problem = problem;
    }

    /**
     * Names the sensor.
     *
     * @return its name
     */
    public String sensor() {
        return sensor;
    }

    /**
     * Tells what is wrong.
     *
     * @return the kind of problem
     */
    public Problem problem() {
        return problem;
    }

    /** {@inheritDoc} Only a server that did not answer may do so later without anything being changed. */
    @Override
    public boolean retriable() {
        return problem == Problem.UNAVAILABLE;
    }
}
