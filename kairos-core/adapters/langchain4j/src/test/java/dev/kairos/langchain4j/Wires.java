package dev.kairos.langchain4j;

/** What providers send, in their own formats. */
final class Wires {

    static final String OPENAI_TEXT = """
            {"id":"c1","object":"chat.completion","created":1,"model":"gpt-x","choices":[{"index":0,"message":
            {"role":"assistant","content":"Hello."},"finish_reason":"stop"}],"usage":{"prompt_tokens":120,
            "completion_tokens":5,"total_tokens":125,"prompt_tokens_details":{"cached_tokens":100}}}""";

    static final String OPENAI_CALLS = """
            {"id":"c1","object":"chat.completion","created":1,"model":"gpt-x","choices":[{"index":0,"message":
            {"role":"assistant","content":null,"tool_calls":[
            {"id":"a","type":"function","function":{"name":"find_order","arguments":"{\\"order\\":\\"A-1\\"}"}},
            {"id":"b","type":"function","function":{"name":"find_order","arguments":"{\\"order\\":\\"B-2\\"}"}}]},
            "finish_reason":"tool_calls"}],"usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}""";

    static final String ANTHROPIC_TEXT = """
            {"id":"m1","type":"message","role":"assistant","model":"claude-x","content":[{"type":"text","text":"Hello."}],
            "stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":20,"cache_creation_input_tokens":30,
            "cache_read_input_tokens":70,"output_tokens":5}}""";

    static final String ANTHROPIC_CALLS = """
            {"id":"m1","type":"message","role":"assistant","model":"claude-x","content":[{"type":"text","text":"Looking."},
            {"type":"tool_use","id":"a","name":"find_order","input":{"order":"A-1"}}],"stop_reason":"tool_use",
            "usage":{"input_tokens":20,"output_tokens":5}}""";

    static final String[] OPENAI_STREAM = {
        openAiDelta("{\"role\":\"assistant\",\"content\":\"Hel\"}", "null"),
        openAiDelta("{\"content\":\"lo.\"}", "null"),
        openAiDelta("{}", "\"stop\""),
        "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"gpt-x\",\"choices\":[],"
                + "\"usage\":{\"prompt_tokens\":120,\"completion_tokens\":5,\"total_tokens\":125,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":100}}}\n\n",
        "data: [DONE]\n\n"
    };

    static final String[] OPENAI_CALL_STREAM = {
        openAiDelta(
                "{\"role\":\"assistant\",\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"type\":\"function\",\"function\":"
                        + "{\"name\":\"find_order\",\"arguments\":\"{\\\"order\\\":\"}}]}",
                "null"),
        openAiDelta("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\"A-1\\\"}\"}}]}", "null"),
        openAiDelta("{}", "\"tool_calls\""),
        "data: [DONE]\n\n"
    };

    static final String[] ANTHROPIC_STREAM = {
        anthropicEvent(
                "message_start",
                "\"message\":{\"id\":\"m1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-x\",\"content\":[],"
                        + "\"usage\":{\"input_tokens\":20,\"cache_creation_input_tokens\":30,"
                        + "\"cache_read_input_tokens\":70,\"output_tokens\":1}}"),
        anthropicEvent("content_block_start", "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}"),
        anthropicEvent("ping", "\"x\":1"),
        anthropicEvent("content_block_delta", "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Hel\"}"),
        anthropicEvent("content_block_delta", "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"lo.\"}"),
        anthropicEvent("content_block_stop", "\"index\":0"),
        anthropicEvent("message_delta", "\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":5}"),
        anthropicEvent("message_stop", "\"x\":1")
    };

    static final String[] ANTHROPIC_CALL_STREAM = {
        ANTHROPIC_STREAM[0],
        anthropicEvent(
                "content_block_start",
                "\"index\":0,\"content_block\":{\"type\":\"tool_use\",\"id\":\"a\",\"name\":\"find_order\",\"input\":{}}"),
        anthropicEvent(
                "content_block_delta",
                "\"index\":0,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"order\\\":\"}"),
        anthropicEvent(
                "content_block_delta",
                "\"index\":0,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"\\\"A-1\\\"}\"}"),
        anthropicEvent("content_block_stop", "\"index\":0"),
        anthropicEvent("message_delta", "\"delta\":{\"stop_reason\":\"tool_use\"},\"usage\":{\"output_tokens\":5}"),
        anthropicEvent("message_stop", "\"x\":1")
    };

    private Wires() {}

    private static String openAiDelta(String delta, String finish) {
        return "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"gpt-x\",\"choices\":"
                + "[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finish + "}]}\n\n";
    }

    private static String anthropicEvent(String type, String fields) {
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\"," + fields + "}\n\n";
    }
}
