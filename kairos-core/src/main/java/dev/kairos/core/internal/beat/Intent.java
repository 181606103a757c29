package dev.kairos.core.internal.beat;

import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.oversight.Decision;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.api.skill.ToolContext;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.verify.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the shell is asked to do once the facts before it are durable. */
public sealed interface Intent {

    /** The kinds of intents. */
    enum Kind {
        /** {@link CallModel}. */
        CALL_MODEL,
        /** {@link RunTool}. */
        RUN_TOOL,
        /** {@link AskPerson}. */
        ASK_PERSON,
        /** {@link Verify}. */
        VERIFY,
        /** {@link WaitUntil}. */
        WAIT_UNTIL,
        /** {@link Rest}. */
        REST
    }

    /** The kind, for exhaustive switches. */
    Kind kind();

    /** Call a model; {@code call} is the number of the call in its beat. */
    record CallModel(String beat, int call, String model, ModelRequest request) implements Intent {
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

    /** Find out what a call is bound to, and ask a person about it. */
    record AskPerson(String beat, ToolCall call, Job<?> job, Decision.Ask ask, String excerpt) implements Intent {
        @Override
        public Kind kind() {
            return Kind.ASK_PERSON;
        }
    }

    /** A tool with its skill and its input. */
    record Job<I>(String skill, Tool<I> tool, I input) {

        /** Runs it, blocking. */
        public ToolResult run(ToolContext context) throws Exception {
            return tool.function().run(input, context);
        }

        /** What else the call depends on than its arguments, blocking; empty for nothing. */
        public String binding() throws Exception {
            Tool.Binding<I> binding = tool.binding();
            return binding == null ? "" : binding.of(input);
        }
    }

    /** Check claims against the evidence and the world. */
    record Verify(String beat, Proving.Question question, Duration timeout) implements Intent {

        @Override
        public Kind kind() {
            return Kind.VERIFY;
        }

        /** The objective that is to be proved done, or empty. */
        public String objective() {
            return question.objective();
        }

        /** What is claimed now. */
        public List<Claim> claims() {
            return question.claims();
        }

        /** Kinds that must be among it. */
        public List<String> required() {
            return question.required();
        }

        /** What was found to hold earlier in the beat. */
        public List<Claim> again() {
            return question.again();
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
