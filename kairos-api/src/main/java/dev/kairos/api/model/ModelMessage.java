package dev.kairos.api.model;

import dev.kairos.api.skill.ToolCall;
import java.util.List;

/** One turn of the transcript that a model is shown. */
public sealed interface ModelMessage {

    /** The kinds of turns. */
    enum Kind {
        /** {@link User}. */
        USER,
        /** {@link Assistant}. */
        ASSISTANT,
        /** {@link ToolAnswer}. */
        TOOL_ANSWER
    }

    /**
     * Returns the kind, for exhaustive switches.
     *
     * @return the kind
     */
    Kind kind();

    /**
     * What the runtime or a person says to the model.
     *
     * @param text the words
     */
    record User(String text) implements ModelMessage {
        @Override
        public Kind kind() {
            return Kind.USER;
        }
    }

    /**
     * What the model said.
     *
     * @param text its words; may be empty
     * @param calls the tools it called; may be empty
     */
    record Assistant(String text, List<ToolCall> calls) implements ModelMessage {
        /** Copies the calls. */
        public Assistant {
            calls = List.copyOf(calls);
        }

        @Override
        public Kind kind() {
            return Kind.ASSISTANT;
        }
    }

    /**
     * What a tool answered.
     *
     * @param callId the id of the call
     * @param tool the tool's name
     * @param text the answer
     * @param error whether the call failed
     */
    record ToolAnswer(String callId, String tool, String text, boolean error) implements ModelMessage {
        @Override
        public Kind kind() {
            return Kind.TOOL_ANSWER;
        }
    }
}
