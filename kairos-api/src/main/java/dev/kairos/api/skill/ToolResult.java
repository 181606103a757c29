package dev.kairos.api.skill;

import dev.kairos.api.event.Origin;
import dev.kairos.api.verify.Evidence;
import java.util.List;
import java.util.Objects;

/**
 * What came of a tool call.
 *
 * @param status how it ended
 * @param text what the model reads; capped by the runtime, the cut is stated
 * @param origin who the text comes from
 * @param evidence what the tool's code recorded of what it did, for claims to be checked against; models do not see it
 */
public record ToolResult(Status status, String text, Origin origin, List<Evidence> evidence) {

    /** How a tool call can end. */
    public enum Status {
        /** It did what it was asked. */
        OK,
        /** The tool answered with an error that the model can act on. */
        ERROR,
        /** The arguments broke the tool's schema; the tool was not run. */
        INVALID,
        /** The tool threw. */
        THREW,
        /** The tool ran past its timeout and was abandoned; whether it took effect is not known. */
        TIMED_OUT,
        /** The process ended while the tool ran; whether it took effect is not known. */
        UNKNOWN,
        /** A limit or a person forbade it; the tool was not run. */
        REFUSED
    }

    /** Checks the parts and copies the list. */
    public ToolResult {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(origin, "origin");
        evidence = List.copyOf(evidence);
    }

    /**
     * Creates a result without evidence.
     *
     * @param status how it ended
     * @param text what the model reads
     * @param origin who the text comes from
     */
    public ToolResult(Status status, String text, Origin origin) {
        this(status, text, origin, List.of());
    }

    /**
     * Creates a success whose text is the agent's own, for example the confirmation of a write.
     *
     * @param text what the model reads
     * @return the result
     */
    public static ToolResult ok(String text) {
        return new ToolResult(Status.OK, text, Origin.AGENT);
    }

    /**
     * Creates an error that the model can act on.
     *
     * @param text what was wrong and what to do about it
     * @return the result
     */
    public static ToolResult error(String text) {
        return new ToolResult(Status.ERROR, text, Origin.AGENT);
    }

    /**
     * Returns this result with another origin; tools that return foreign text must say so.
     *
     * @param origin who the text comes from
     * @return the result
     */
    public ToolResult from(Origin origin) {
        return new ToolResult(status, text, origin, evidence);
    }

    /**
     * Returns this result with evidence of what was done.
     *
     * @param evidence what the tool's code recorded
     * @return the result
     */
    public ToolResult with(List<Evidence> evidence) {
        return new ToolResult(status, text, origin, evidence);
    }

    /**
     * Tells whether the call failed.
     *
     * @return whether the status is anything but {@link Status#OK}
     */
    public boolean failed() {
        return status != Status.OK;
    }
}
