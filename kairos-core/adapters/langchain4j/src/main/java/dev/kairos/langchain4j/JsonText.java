package dev.kairos.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelException.Reason;
import dev.kairos.api.model.ToolSpec;

/** The little JSON that is needed here, with the library that LangChain4j brings. */
final class JsonText {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonText() {}

    /**
     * Returns arguments that a provider's client can parse: what is no JSON object, as models sometimes write it, becomes a
     * text inside of one.
     */
    static String orQuoted(String arguments) {
        return isObject(arguments)
                ? arguments
                : object().put("malformed", arguments).toString();
    }

    /** Removes the white space between the parts of a JSON object; LangChain4j's Anthropic client adds some. */
    static String compact(String arguments) {
        if (arguments.indexOf('\n') < 0 || !isObject(arguments)) {
            return arguments;
        }
        StringBuilder compact = new StringBuilder(arguments.length());
        boolean quoted = false;
        for (int i = 0; i < arguments.length(); i++) {
            char c = arguments.charAt(i);
            if (quoted && c == '\\') {
                compact.append(c).append(arguments.charAt(++i));
                continue;
            }
            quoted ^= c == '"';
            if (quoted || c > ' ') {
                compact.append(c);
            }
        }
        return compact.toString();
    }

    /**
     * Writes a tool's specification.
     *
     * @throws ModelException if its schema is no JSON object
     */
    static String tool(ToolSpec tool) {
        try {
            JsonNode schema = MAPPER.readTree(tool.schema());
            if (schema instanceof ObjectNode) {
                ObjectNode json = object().put("name", tool.name()).put("description", tool.description());
                return json.set("parameters", schema).toString();
            }
            throw new ModelException(Reason.REJECTED, problem(tool));
        } catch (JsonProcessingException e) {
            throw new ModelException(Reason.REJECTED, problem(tool), null, e);
        }
    }

    private static boolean isObject(String json) {
        try {
            return MAPPER.readTree(json) instanceof ObjectNode;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static String problem(ToolSpec tool) {
        return "the schema of tool '" + tool.name() + "' is no JSON object: correct it";
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
