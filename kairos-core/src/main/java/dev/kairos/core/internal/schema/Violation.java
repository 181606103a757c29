package dev.kairos.core.internal.schema;

/**
 * One way in which arguments break a schema, in words that a model can act on.
 *
 * @param path where, for example {@code items[2].price}; {@code arguments} for the whole
 * @param problem what is wrong and what is allowed
 */
public record Violation(String path, String problem) {

    @Override
    public String toString() {
        return path + " " + problem;
    }
}
