package dev.kairos.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ReplySink;
import dev.kairos.api.model.Usage;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.testkit.VirtualTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes over the wire, with LangChain4j's clients for two providers, in both directions. */
class WireTest {

    private static final Usage CACHED_OPENAI = new Usage(120, 100, 0, 5);
    private static final Usage CACHED_ANTHROPIC = new Usage(120, 70, 30, 5);

    private final BoundedHttp http = BoundedHttp.using(VirtualTime.startingAt("2026-01-01T00:00:00Z"));

    private static JsonNode body(WireServer server, int index) throws Exception {
        return new ObjectMapper().readTree(server.request(index).body());
    }

    @ParameterizedTest
    @EnumSource
    void a_text_comes_back_with_its_usage_cached_tokens_included(Provider provider) throws Exception {
        try (WireServer server = WireServer.start(WireServer.json(200, provider.text))) {
            ModelReply reply = provider.model(server, http).call(Samples.request(), ReplySink.NONE);

            assertThat(reply.text()).isEqualTo("Hello.");
            assertThat(reply.calls()).isEmpty();
            assertThat(reply.stop()).isEqualTo(ModelReply.Stop.END);
            assertThat(reply.usage()).isEqualTo(provider == Provider.OPENAI ? CACHED_OPENAI : CACHED_ANTHROPIC);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tool_calls_come_back_in_order(Provider provider) throws Exception {
        try (WireServer server = WireServer.start(WireServer.json(200, provider.calls))) {
            ModelReply reply = provider.model(server, http).call(Samples.request(), ReplySink.NONE);

            assertThat(reply.stop()).isEqualTo(ModelReply.Stop.TOOLS);
            assertThat(reply.calls()).first().isEqualTo(new ToolCall("a", "find_order", "{\"order\":\"A-1\"}"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_stream_hands_its_text_on_as_it_comes(Provider provider) throws Exception {
        try (WireServer server = WireServer.start(WireServer.events(provider.stream))) {
            Heard heard = new Heard();
            ModelReply reply = provider.streaming(server, http).call(Samples.request(), heard);

            assertThat(heard.pieces).containsExactly("Hel", "lo.");
            assertThat(heard.bytes.get())
                    .isEqualTo(String.join("", provider.stream).length());
            assertThat(reply.text()).isEqualTo("Hello.");
            assertThat(reply.stop()).isEqualTo(ModelReply.Stop.END);
            assertThat(reply.usage()).isEqualTo(provider == Provider.OPENAI ? CACHED_OPENAI : CACHED_ANTHROPIC);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_stream_brings_tool_calls(Provider provider) throws Exception {
        try (WireServer server = WireServer.start(WireServer.events(provider.callStream))) {
            ModelReply reply = provider.streaming(server, http).call(Samples.request(), ReplySink.NONE);

            assertThat(reply.calls()).containsExactly(new ToolCall("a", "find_order", "{\"order\":\"A-1\"}"));
            assertThat(reply.stop()).isEqualTo(ModelReply.Stop.TOOLS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void langchain4js_own_http_client_serves_as_well(Provider provider) throws Exception {
        try (WireServer server =
                WireServer.start(WireServer.json(200, provider.text), WireServer.events(provider.stream))) {
            Heard heard = new Heard();

            assertThat(provider.model(server, null)
                            .call(Samples.request(), ReplySink.NONE)
                            .text())
                    .isEqualTo("Hello.");
            assertThat(provider.streaming(server, null)
                            .call(Samples.request(), heard)
                            .text())
                    .isEqualTo("Hello.");
            assertThat(heard.pieces).containsExactly("Hel", "lo.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_whole_transcript_reaches_the_provider(Provider provider) throws Exception {
        try (WireServer server = WireServer.start(WireServer.json(200, provider.text))) {
            List<ModelMessage> transcript = List.of(
                    new ModelMessage.User("Where is order A-1?"),
                    new ModelMessage.Assistant(
                            "",
                            List.of(
                                    new ToolCall("a", "find_order", "{\"order\":\"A-1\"}"),
                                    new ToolCall("b", "find_order", "no json"))),
                    new ModelMessage.ToolAnswer("a", "find_order", "shipped", false),
                    new ModelMessage.ToolAnswer("b", "find_order", "", true),
                    new ModelMessage.User("And now?"));
            provider.model(server, http).call(Samples.request(transcript), ReplySink.NONE);

            String body = server.request(0).body();
            assertThat(body).contains("shipped", "And now?", "(no text)", "malformed");
            assertThat(server.request(0).line()).startsWith("POST");
        }
    }

    @Test
    void openai_gets_the_system_text_first_and_the_schema_unchanged() throws Exception {
        try (WireServer server = WireServer.start(WireServer.json(200, Wires.OPENAI_TEXT))) {
            Provider.OPENAI.model(server, http).call(Samples.request(), ReplySink.NONE);

            JsonNode body = body(server, 0);
            assertThat(body.at("/messages/0/role").asText()).isEqualTo("system");
            assertThat(body.at("/messages/0/content").asText()).isEqualTo("You help.");
            assertThat(body.at("/tools/0/function/description").asText()).isEqualTo("Finds \"an\" order.");
            assertThat(body.at("/tools/0/function/parameters/properties"))
                    .isEqualTo(new ObjectMapper()
                            .readTree(Samples.request().tools().get(0).schema())
                            .get("properties"));
            assertThat(body.at("/tools/0/function/parameters/required/0").asText())
                    .isEqualTo("order");
            assertThat(body.fieldNames()).toIterable().doesNotContain("temperature", "tool_choice", "top_p");
            assertThat(server.request(0).headers()).contains("Bearer key");
        }
    }

    @Test
    void anthropic_gets_the_system_text_apart_and_the_schema_unchanged() throws Exception {
        try (WireServer server = WireServer.start(WireServer.json(200, Wires.ANTHROPIC_TEXT))) {
            Provider.ANTHROPIC.model(server, http).call(Samples.request(), ReplySink.NONE);

            JsonNode body = body(server, 0);
            assertThat(body.at("/system").toString()).contains("You help.");
            assertThat(body.at("/max_tokens").asInt()).isEqualTo(1_000);
            assertThat(body.at("/tools/0/input_schema/properties/order/minLength")
                            .asInt())
                    .isEqualTo(3);
            assertThat(body.at("/tools/0/input_schema/required/0").asText()).isEqualTo("order");
            assertThat(body.fieldNames()).toIterable().doesNotContain("temperature", "tool_choice", "top_p");
        }
    }
}
