package dev.kairos.core.internal.beat;

import dev.kairos.api.model.ToolSpec;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.json.JsonException;
import dev.kairos.core.internal.schema.Schema;
import dev.kairos.core.internal.schema.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tools that every agent has from the runtime itself; they touch nothing but the journal. */
public enum RuntimeTool {
    /** Ends the beat with a typed outcome. */
    FINISH(
            "finish",
            "Ends this beat. Call it exactly once, when nothing is left to do now.",
            """
            {"type":"object","properties":{\
            "outcome":{"type":"string","enum":["quiet","acted","notified"],\
            "description":"quiet: nothing needed doing; acted: done, nobody needs to know; notified: a person should read the summary"},\
            "summary":{"type":"string","maxLength":8000},\
            """ + Claiming.SCHEMA + """
            ,"wake_in_minutes":{"type":"integer","minimum":1,"maximum":525600}},\
            "required":["outcome","summary"],"additionalProperties":false}"""),
    /** Lists all objectives. */
    LIST_OBJECTIVES(
            "list_objectives",
            "Lists all objectives with their states.",
            "{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}"),
    /** Moves an objective. */
    UPDATE_OBJECTIVE(
            "update_objective",
            "Marks an accepted objective done, blocked (with the reason) or accepted again.",
            """
            {"type":"object","properties":{"id":{"type":"string"},\
            "state":{"type":"string","enum":["done","blocked","accepted"]},\
            "note":{"type":"string","maxLength":500},\
            """ + Claiming.SCHEMA + """
            },"required":["id","state","note"],"additionalProperties":false}"""),
    /** Proposes an objective. */
    PROPOSE_OBJECTIVE("propose_objective", "Proposes new standing work to the owner, who decides.", """
            {"type":"object","properties":{"id":{"type":"string","pattern":"^[a-z0-9-]{1,64}$"},\
            "text":{"type":"string","minLength":1,"maxLength":2000},\
            "due_in_minutes":{"type":"integer","minimum":1,"maximum":5256000},\
            "repeat_after_minutes":{"type":"integer","minimum":1,"maximum":5256000}},\
            "required":["id","text"],"additionalProperties":false}"""),
    /** Brings in the tools of a skill that did not fit. */
    USE_SKILL("use_skill", "Makes the tools of a further skill available for the rest of this beat.", """
            {"type":"object","properties":{"skill":{"type":"string"}},\
            "required":["skill"],"additionalProperties":false}"""),
    /** Has the largest model think for the rest of the beat. */
    ESCALATE(
            "escalate",
            "Hands the rest of this beat to a larger, dearer model. Call it when you cannot do the work well yourself.",
            """
            {"type":"object","properties":{"why":{"type":"string","maxLength":500}},\
            "required":["why"],"additionalProperties":false}"""),
    /** Asks a person something and ends the beat. */
    ASK_OWNER(
            "ask_owner",
            "Asks the owner a question that you cannot answer yourself. Ends this beat; the answer comes as an event.",
            """
            {"type":"object","properties":{"question":{"type":"string","minLength":1,"maxLength":2000}},\
            "required":["question"],"additionalProperties":false}""");

    private static final Map<String, RuntimeTool> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(tool -> tool.spec.name(), Function.identity()));

    private final String schema;
    private final ToolSpec spec;
    private final ToolSpec bare;

    RuntimeTool(String name, String description, String schema) {
        this.schema = schema;
        this.spec = new ToolSpec(name, description, shown(schema));
        this.bare = new ToolSpec(name, description, shown(schema.replace("," + Claiming.SCHEMA, "")));
    }

    /** Without its bounds: they would be read with every call, and whoever crosses one is told of it. */
    private static String shown(String schema) {
        return schema.replaceAll(",\"(?:minLength|maxLength|maxItems|minimum|maximum)\":\\d+", "");
    }

    /** How claims are stated. */
    private static final class Claiming {

        private static final String SCHEMA = """
                "claims":{"type":"array","maxItems":20,"items":{"type":"object","properties":{\
                "kind":{"type":"string"},"details":{"type":"object","additionalProperties":{"type":"string"}}},\
                "required":["kind"]}}""";
    }

    /** Parsed when the first of these tools is called: that is seldom part of a start. */
    private static final class Parsed {

        private static final Map<RuntimeTool, Schema> SCHEMAS = Arrays.stream(values())
                .collect(Collectors.toUnmodifiableMap(Function.identity(), tool -> Schema.parse(tool.schema)));
    }

    /** What models are told. */
    public ToolSpec spec() {
        return spec;
    }

    /** What models are told where something, or nothing, verifies that objectives are done. */
    ToolSpec spec(boolean verifies) {
        return verifies ? spec : bare;
    }

    /** The arguments, or what is wrong with them. */
    Bound read(String json) {
        try {
            Fields fields = Json.fields(json);
            return new Bound(
                    fields, Objects.requireNonNull(Parsed.SCHEMAS.get(this)).validate(fields.tree()));
        } catch (JsonException e) {
            return new Bound(Fields.of(Map.of()), List.of(new Violation("arguments", String.valueOf(e.getMessage()))));
        }
    }

    /** Arguments with what is wrong with them. */
    record Bound(Fields fields, List<Violation> violations) {}

    /** The tool with a name, or {@code null}. */
    public static @Nullable RuntimeTool named(String name) {
        return BY_NAME.get(name);
    }

    /** The tools for a beat: those that it can need. */
    static List<RuntimeTool> forBeat(AgentConfig config, boolean everySkillFits) {
        return Arrays.stream(values())
                .filter(tool -> switch (tool) {
                    case FINISH, LIST_OBJECTIVES, UPDATE_OBJECTIVE, PROPOSE_OBJECTIVE -> true;
                    case USE_SKILL -> !everySkillFits;
                    case ESCALATE -> config.routes().hasLarger();
                    case ASK_OWNER -> config.rules().policy() != null;
                })
                .toList();
    }
}
