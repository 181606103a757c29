package dev.kairos.api.agent;

import dev.kairos.api.skill.ToolCall;
import dev.kairos.api.skill.ToolResult;
import java.time.Duration;

/**
 * How a tool call ended.
 *
 * @param call what the model asked for, with its secrets redacted
 * @param status how it ended
 * @param took how long it took; short if the tool was not run
 */
public record ToolCallEnd(ToolCall call, ToolResult.Status status, Duration took) {}
