package dev.kairos.core.bench;

import dev.kairos.api.AgentId;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolContext;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.schema.Arguments;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Calls tools of a skill with JSON, as a beat does. */
final class ToolCaller {

    private record Bound<I>(Tool<I> tool, Arguments<I> arguments) {
        ToolResult call(String json, ToolContext context) throws Exception {
            Arguments.Bound<I> bound = arguments.read(json);
            I input = bound.input();
            return input == null
                    ? ToolResult.error("" + bound.violations())
                    : tool.function().run(input, context);
        }
    }

    private final Map<String, Bound<?>> tools = new HashMap<>();
    private String beat = "b1";
    private int calls;

    ToolCaller(Skill skill) {
        for (Tool<?> tool : skill.tools()) {
            add(tool);
        }
    }

    private <I> void add(Tool<I> tool) {
        tools.put(tool.name(), new Bound<>(tool, Arguments.of(tool)));
    }

    void beat(String id) {
        beat = id;
    }

    ToolResult call(String tool, Map<String, ?> arguments) {
        try {
            ToolContext context = new ToolContext(AgentId.of("bench"), beat, "k" + calls++, Instant.EPOCH);
            return tools.get(tool).call(Json.write(arguments), context);
        } catch (Exception e) {
            return ToolResult.error(String.valueOf(e.getMessage()));
        }
    }
}
