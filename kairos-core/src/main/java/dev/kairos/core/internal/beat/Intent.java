package dev.kairos.core.internal.beat;

import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.api.skill.ToolContext;
import dev.kairos.api.skill.ToolResult;
import java.time.Duration;
import java.time.Instant;

/** What the shell is asked to do once the facts before it are durable. */
public sealed interface Intent {

    /** The kinds of intents. */
    enum Kind {
        /** {@link CallModel}. */
        CALL_MODEL,
        /** {@link RunTool}. */
        RUN_TOOL,
        /** {@link WaitUntil}. */
        WAIT_UNTIL,
        /** {@link Rest}. */
        REST
    }

    /** The kind, for exhaustive switches. */
    Kind kind();

    /** Call the model; {@code call} is the number of the call in its beat. */
    record CallModel(String beat, int call, ModelRequest request) implements Intent {
        @Override
        public Kind kind() {
            return Kind.CALL_MODEL;
        }
    }

    /** Run a tool on validated input. */
    record RunTool(String beat, ToolCall call, Job<?> job, Duration timeout) implements Intent {
        @Override
        public Kind kind() {
            return Kind.RUN_TOOL;
        }
    }

    /** A tool with its skill and its input. */
    record Job<I>(String skill, Tool<I> tool, I input) {

        /** Runs it, blocking. */
        public ToolResult run(ToolContext context) throws Exception {
            return tool.function().run(input, context);
        }
    }

    /** Come back at a time. */
    record WaitUntil(Instant time) implements Intent {
        @Override
        public Kind kind() {
            return Kind.WAIT_UNTIL;
        }
    }

    /** The beat has ended. */
    record Rest() implements Intent {
        @Override
        public Kind kind() {
            return Kind.REST;
        }
    }
}
