package dev.kairos.api.skill;

/**
 * A model's wish to have a tool called.
 *
 * @param id the call's id, unique within its beat
 * @param tool the tool's name
 * @param arguments the arguments, as JSON text of an object; not yet validated
 */
public record ToolCall(String id, String tool, String arguments) {}
