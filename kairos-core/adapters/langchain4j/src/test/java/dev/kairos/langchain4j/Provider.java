package dev.kairos.langchain4j;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.List;

/** The two wire formats, each with LangChain4j's own client. */
enum Provider {
    OPENAI(Wires.OPENAI_TEXT, Wires.OPENAI_CALLS, Wires.OPENAI_STREAM, Wires.OPENAI_CALL_STREAM) {
        @Override
        ChatModel chat(String url, BoundedHttp http, int retries) {
            return OpenAiChatModel.builder()
                    .baseUrl(url)
                    .apiKey("key")
                    .modelName("gpt-x")
                    .httpClientBuilder(http)
                    .maxRetries(retries)
                    .build();
        }

        @Override
        StreamingChatModel stream(String url, BoundedHttp http) {
            return OpenAiStreamingChatModel.builder()
                    .baseUrl(url)
                    .apiKey("key")
                    .modelName("gpt-x")
                    .httpClientBuilder(http)
                    .build();
        }
    },
    ANTHROPIC(Wires.ANTHROPIC_TEXT, Wires.ANTHROPIC_CALLS, Wires.ANTHROPIC_STREAM, Wires.ANTHROPIC_CALL_STREAM) {
        @Override
        ChatModel chat(String url, BoundedHttp http, int retries) {
            return AnthropicChatModel.builder()
                    .baseUrl(url)
                    .apiKey("key")
                    .modelName("claude-x")
                    .httpClientBuilder(http)
                    .maxRetries(retries)
                    .build();
        }

        @Override
        StreamingChatModel stream(String url, BoundedHttp http) {
            return AnthropicStreamingChatModel.builder()
                    .baseUrl(url)
                    .apiKey("key")
                    .modelName("claude-x")
                    .httpClientBuilder(http)
                    .build();
        }
    };

    final String text;
    final String calls;

    @SuppressWarnings("ImmutableEnumChecker")
    final List<String> stream;

    @SuppressWarnings("ImmutableEnumChecker")
    final List<String> callStream;

    Provider(String text, String calls, String[] stream, String[] callStream) {
        this.text = text;
        this.calls = calls;
        this.stream = List.of(stream);
        this.callStream = List.of(callStream);
    }

    /** With {@code null} for the client that LangChain4j brings. */
    abstract ChatModel chat(String url, BoundedHttp http, int retries);

    abstract StreamingChatModel stream(String url, BoundedHttp http);

    LangChain4jModel model(WireServer server, BoundedHttp http) {
        LangChain4jModel model = LangChain4jModel.of(chat(server.url(), http, 0), Samples.PROFILE);
        return http == null ? model : model.over(http);
    }

    LangChain4jModel streaming(WireServer server, BoundedHttp http) {
        LangChain4jModel model = LangChain4jModel.streaming(stream(server.url(), http), Samples.PROFILE);
        return http == null ? model : model.over(http);
    }
}
