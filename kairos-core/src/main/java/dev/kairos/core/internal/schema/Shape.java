package dev.kairos.core.internal.schema;

import java.util.Map;

/** How values of one Java type are described to models and read from a JSON tree. Immutable. */
interface Shape {

    /** Returns the JSON Schema as a tree. */
    Map<String, Object> schema();

    /**
     * Reads a value.
     *
     * @param value from a tree that passed the schema; not {@code null}
     * @param place where it stands
     * @return an instance of the type
     * @throws Mismatch if the type has no such value: out of its range, or refused by a record's constructor
     */
    Object read(Object value, Place place) throws Mismatch;

    /** A value that the type does not have. */
    final class Mismatch extends Exception {

        private static final long serialVersionUID = 1L;

        private final String path;
        private final String problem;

        Mismatch(Place place, String problem) {
            super(problem, null, false, false);
            this.path = place.toString();
            this.problem = problem;
        }

        Violation violation() {
            return new Violation(path, problem);
        }
    }
}
