package dev.kairos.api.model;

/**
 * A tool as a model is told of it.
 *
 * @param name the name by which it is called: 1 to 64 letters, digits, {@code _} and {@code -}
 * @param description what it does and when to use it
 * @param schema the JSON Schema of its arguments, as JSON text of an object
 */
public record ToolSpec(String name, String description, String schema) {}
