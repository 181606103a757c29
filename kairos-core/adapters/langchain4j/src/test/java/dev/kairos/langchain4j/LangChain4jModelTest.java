package dev.kairos.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.ModelProfile.Capability;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.ReplySink;
import dev.kairos.api.model.Tier;
import dev.kairos.api.model.ToolSpec;
import dev.kairos.api.model.Usage;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.testkit.VirtualTime;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessageType;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LangChain4jModelTest {

    private final List<ChatRequest> asked = new ArrayList<>();

    private ChatModel replying(ChatResponse response) {
        return new ChatModel() {
            @Override
            public ChatResponse chat(ChatRequest request) {
                asked.add(request);
                return response;
            }
        };
    }

    private static ChatResponse response(AiMessage message, FinishReason reason) {
        return ChatResponse.builder().aiMessage(message).finishReason(reason).build();
    }

    private static ToolExecutionRequest wish(String id, String arguments) {
        return ToolExecutionRequest.builder()
                .id(id)
                .name("find_order")
                .arguments(arguments)
                .build();
    }

    private LangChain4jModel model(ChatResponse response) {
        return LangChain4jModel.of(replying(response), Samples.PROFILE);
    }

    @Test
    void only_a_model_that_streams_is_said_to_stream_whatever_its_profile_says() {
        ModelProfile streams = ModelProfile.standard("m", 8_000, 1_000, null);
        ModelProfile whole = new ModelProfile("m", Tier.STANDARD, 8_000, 1_000, null, Set.of(Capability.TOOLS));
        ChatModel chat = replying(response(AiMessage.from("x"), FinishReason.STOP));
        StreamingChatModel stream = new StreamingChatModel() {};

        assertThat(LangChain4jModel.of(chat, streams).profile()).isEqualTo(whole);
        assertThat(LangChain4jModel.streaming(stream, whole).profile()).isEqualTo(streams);
        assertThat(LangChain4jModel.of(chat, whole).profile()).isSameAs(whole);
    }

    @ParameterizedTest
    @CsvSource({"STOP, END", "OTHER, END", ", END", "LENGTH, LENGTH", "CONTENT_FILTER, REFUSED", "TOOL_EXECUTION, END"})
    void a_reason_to_finish_becomes_a_stop(FinishReason reason, ModelReply.Stop stop) throws Exception {
        ModelReply reply = model(response(AiMessage.from("x"), reason)).call(Samples.request(), ReplySink.NONE);

        assertThat(reply.stop()).isEqualTo(stop);
        assertThat(reply.usage()).isNull();
    }

    @Test
    void calls_are_a_reason_to_stop_whatever_the_provider_says() throws Exception {
        AiMessage message = AiMessage.from(List.of(wish("a", "{}")));

        assertThat(model(response(message, FinishReason.STOP))
                        .call(Samples.request(), ReplySink.NONE)
                        .stop())
                .isEqualTo(ModelReply.Stop.TOOLS);
    }

    @Test
    void ids_of_calls_are_made_unique_within_the_transcript() throws Exception {
        List<ModelMessage> transcript = List.of(
                new ModelMessage.User("x"),
                new ModelMessage.Assistant("", List.of(new ToolCall("call_0", "find_order", "{}"))),
                new ModelMessage.ToolAnswer("call_0", "find_order", "y", false));
        AiMessage message =
                AiMessage.from(List.of(wish("call_0", "{}"), wish(null, "{}"), wish("", "{}"), wish("b", "{}")));

        assertThat(model(response(message, FinishReason.STOP))
                        .call(Samples.request(transcript), ReplySink.NONE)
                        .calls())
                .extracting(ToolCall::id)
                .containsExactly("call_0-3", "call-3", "call-4", "b");
    }

    @Test
    void arguments_are_compact_but_otherwise_as_the_model_wrote_them() throws Exception {
        AiMessage message = AiMessage.from(List.of(
                wish("a", "{\n  \"a\" : \"x \\\" y\\n\",\n  \"b\" : [ 1.50, null ]\n}"),
                wish("b", ""),
                wish("c", "no\njson at all")));

        assertThat(model(response(message, FinishReason.STOP))
                        .call(Samples.request(), ReplySink.NONE)
                        .calls())
                .extracting(ToolCall::arguments)
                .containsExactly("{\"a\":\"x \\\" y\\n\",\"b\":[1.50,null]}", "{}", "no\njson at all");
    }

    @Test
    void nothing_but_messages_tools_and_the_output_limit_is_sent() throws Exception {
        ModelRequest request =
                new ModelRequest("", List.of(), List.of(new ModelMessage.User(" ")), 1_000_000, Duration.ofMinutes(1));
        model(response(AiMessage.from("x"), FinishReason.STOP)).call(request, ReplySink.NONE);

        ChatRequest sent = asked.get(0);
        assertThat(sent.messages())
                .singleElement()
                .satisfies(message -> assertThat(message.type()).isEqualTo(ChatMessageType.USER));
        assertThat(sent.toolSpecifications()).isEmpty();
        assertThat(sent.maxOutputTokens()).isEqualTo(4_000);
        assertThat(sent.temperature()).isNull();
        assertThat(sent.toolChoice()).isNull();
        assertThat(sent.responseFormat()).isNull();
    }

    @Test
    void an_empty_turn_of_the_model_is_not_sent_empty() throws Exception {
        List<ModelMessage> transcript = List.of(
                new ModelMessage.User("x"), new ModelMessage.Assistant(" ", List.of()), new ModelMessage.User("y"));
        model(response(AiMessage.from("x"), FinishReason.STOP)).call(Samples.request(transcript), ReplySink.NONE);

        assertThat(asked.get(0).messages())
                .filteredOn(AiMessage.class::isInstance)
                .extracting(message -> ((AiMessage) message).text())
                .containsExactly("(no text)");
    }

    @ParameterizedTest
    @CsvSource({"'[]'", "'{'", "'7'", "''"})
    void a_schema_that_is_no_object_is_refused_by_name(String schema) {
        ModelRequest request = new ModelRequest(
                "",
                List.of(new ToolSpec("broken", "Is broken.", schema)),
                List.of(new ModelMessage.User("x")),
                10,
                Duration.ofMinutes(1));

        assertThatThrownBy(() ->
                        model(response(AiMessage.from("x"), FinishReason.STOP)).call(request, ReplySink.NONE))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("tool 'broken'");
    }

    @Test
    void usage_of_other_providers_is_input_and_output() throws Exception {
        ChatResponse response = ChatResponse.builder()
                .aiMessage(AiMessage.from("x"))
                .tokenUsage(new TokenUsage(7, null))
                .build();

        assertThat(model(response).call(Samples.request(), ReplySink.NONE).usage())
                .isEqualTo(Usage.of(7, 0));
        assertThat(model(response)
                        .usage(own -> new Usage(own.inputTokenCount(), 3, 0, 1))
                        .call(Samples.request(), ReplySink.NONE)
                        .usage())
                .isEqualTo(new Usage(7, 3, 0, 1));
    }

    @Test
    void a_host_may_adjust_what_is_sent() throws Exception {
        model(response(AiMessage.from("x"), FinishReason.STOP))
                .adjusting(request -> ChatRequest.builder()
                        .messages(request.messages())
                        .temperature(0.5)
                        .build())
                .call(Samples.request(), ReplySink.NONE);

        assertThat(asked.get(0).temperature()).isEqualTo(0.5);
    }

    @Test
    void a_model_that_counts_completion_tokens_is_told_its_limit_in_them() throws Exception {
        BoundedHttp http = BoundedHttp.using(VirtualTime.startingAt("2026-01-01T00:00:00Z"));
        try (WireServer server = WireServer.start(WireServer.json(200, Wires.OPENAI_TEXT))) {
            ChatModel chat = OpenAiChatModel.builder()
                    .baseUrl(server.url())
                    .apiKey("key")
                    .modelName("gpt-x")
                    .maxCompletionTokens(2_000)
                    .maxRetries(0)
                    .httpClientBuilder(http)
                    .build();
            LangChain4jModel.of(chat, Samples.PROFILE).over(http).call(Samples.request(), ReplySink.NONE);

            assertThat(server.request(0).body())
                    .contains("\"max_completion_tokens\" : 1000", "find_order")
                    .doesNotContain("\"max_tokens\"");
        }
    }

    @Test
    void neither_the_providers_nor_the_http_client_need_be_there() throws Exception {
        String[] hidden = {"langchain4j-open-ai", "langchain4j-anthropic", "langchain4j-http-client"};
        URL[] path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Arrays.stream(hidden).noneMatch(entry::contains))
                .map(LangChain4jModelTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            Callable<?> bare = (Callable<?>) loader.loadClass(BareHost.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();

            assertThat(bare.call()).isEqualTo("reply, 12 tokens");
        }
    }

    private static URL url(String entry) {
        try {
            return new File(entry).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }

    /** A host with a model of its own and nothing of LangChain4j but the core. */
    public static final class BareHost implements Callable<String> {
        @Override
        public String call() throws Exception {
            ChatModel chat = new ChatModel() {
                @Override
                public ChatResponse doChat(ChatRequest request) {
                    return ChatResponse.builder()
                            .aiMessage(AiMessage.from("reply"))
                            .tokenUsage(new TokenUsage(10, 2))
                            .build();
                }
            };
            ModelReply reply = LangChain4jModel.of(chat, Samples.PROFILE).call(Samples.request(), ReplySink.NONE);
            return reply.text() + ", " + reply.usage().total() + " tokens";
        }
    }
}
