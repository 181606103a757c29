package dev.kairos.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelException.Reason;
import dev.kairos.api.model.ReplySink;
import dev.kairos.testkit.VirtualTime;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class FailuresTest {

    private final BoundedHttp http = BoundedHttp.using(VirtualTime.startingAt("2026-01-01T00:00:00Z"));

    private record Case(int status, String body, Reason reason) {}

    private static final List<Case> CASES = List.of(
            new Case(429, "{\"error\":{\"message\":\"slow down\"}}", Reason.RATE_LIMITED),
            new Case(429, "{\"error\":{\"code\":\"insufficient_quota\"}}", Reason.REJECTED),
            new Case(500, "{\"error\":{\"message\":\"oops\"}}", Reason.UNAVAILABLE),
            new Case(503, "<html>busy</html>", Reason.UNAVAILABLE),
            new Case(529, "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}", Reason.UNAVAILABLE),
            new Case(401, "{\"error\":{\"message\":\"bad key\"}}", Reason.UNAUTHORIZED),
            new Case(403, "{\"error\":{\"message\":\"not yours\"}}", Reason.UNAUTHORIZED),
            new Case(404, "{\"error\":{\"message\":\"no such model\"}}", Reason.REJECTED),
            new Case(400, "{\"error\":{\"message\":\"temperature is not supported\"}}", Reason.REJECTED),
            new Case(400, "{\"error\":{\"code\":\"context_length_exceeded\"}}", Reason.TOO_LONG),
            new Case(400, "{\"error\":{\"message\":\"prompt is too long: 210000 tokens > 200000\"}}", Reason.TOO_LONG),
            new Case(413, "{\"error\":{\"type\":\"request_too_large\"}}", Reason.TOO_LONG),
            new Case(302, "moved", Reason.REJECTED),
            new Case(200, "garbage", Reason.GARBLED),
            new Case(200, "{\"half\":", Reason.GARBLED),
            new Case(200, "{}", Reason.GARBLED),
            new Case(200, "[]", Reason.GARBLED),
            new Case(200, "", Reason.GARBLED),
            new Case(200, "null", Reason.GARBLED));

    static List<Arguments> cases() {
        List<Arguments> all = new ArrayList<>();
        for (Provider provider : Provider.values()) {
            CASES.forEach(one -> all.add(Arguments.of(provider, one)));
        }
        return all;
    }

    private static ModelException failure(LangChain4jModel model) {
        return catchThrowableOfType(ModelException.class, () -> model.call(Samples.request(), ReplySink.NONE));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_response_that_is_no_reply_is_a_failure_of_its_kind(Provider provider, Case response) throws Exception {
        try (WireServer server = WireServer.start(WireServer.json(response.status, response.body))) {
            ModelException failure = failure(provider.model(server, http));

            assertThat(failure.reason()).isEqualTo(response.reason);
            assertThat(failure).hasMessageContaining("model 'test-model'");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_stream_that_is_no_reply_is_a_failure_of_its_kind(Provider provider, Case response) throws Exception {
        try (WireServer server = WireServer.start(WireServer.json(response.status, response.body))) {
            assertThat(failure(provider.streaming(server, http)).reason()).isEqualTo(response.reason);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_model_that_was_built_with_another_client_is_named(Provider provider) throws Exception {
        try (WireServer server =
                WireServer.start(WireServer.json(200, provider.text), WireServer.events(provider.stream))) {
            String url = server.url();

            assertThat(failure(LangChain4jModel.of(provider.chat(url, null, 0), Samples.PROFILE)
                            .over(http)))
                    .hasMessageContaining("httpClientBuilder");
            assertThat(failure(LangChain4jModel.streaming(provider.stream(url, null), Samples.PROFILE)
                            .over(http)))
                    .hasMessageContaining("httpClientBuilder");
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void langchain4js_own_client_fails_alike(Provider provider, Case response) throws Exception {
        try (WireServer server = WireServer.start(WireServer.json(response.status, response.body))) {
            assertThat(failure(provider.model(server, null)).reason()).isEqualTo(response.reason);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_wait_that_a_provider_asks_for_is_kept(Provider provider) throws Exception {
        try (WireServer server = WireServer.start(
                WireServer.json(429, "{}", "Retry-After: 7"),
                WireServer.json(503, "{}", "retry-after-ms: 1500", "Retry-After: 9"),
                WireServer.json(
                        429, "{}", "Date: Wed, 21 Oct 2026 07:28:00 GMT", "Retry-After: Wed, 21 Oct 2026 07:28:30 GMT"),
                WireServer.json(429, "{}", "Retry-After: soon"),
                WireServer.json(429, "{}", "Retry-After: 1e300"))) {
            LangChain4jModel model = provider.model(server, http);

            assertThat(failure(model).retryAfter()).isEqualTo(Duration.ofSeconds(7));
            assertThat(failure(model).retryAfter()).isEqualTo(Duration.ofMillis(1500));
            assertThat(failure(model).retryAfter()).isEqualTo(Duration.ofSeconds(30));
            assertThat(failure(model).retryAfter()).isNull();
            assertThat(failure(model).retryAfter()).isEqualTo(Duration.ofDays(1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_wait_of_a_stream_is_kept(Provider provider) throws Exception {
        try (WireServer server = WireServer.start(WireServer.json(429, "{}", "Retry-After: 7"))) {
            assertThat(failure(provider.streaming(server, http)).retryAfter()).isEqualTo(Duration.ofSeconds(7));
        }
    }

    @Test
    void a_wait_in_words_is_found_without_the_header() {
        assertThat(RetryAfter.inText("please try again in 20s.")).isEqualTo(Duration.ofSeconds(20));
        assertThat(RetryAfter.inText("try again in 1m30.5s")).isEqualTo(Duration.ofMillis(90_500));
        assertThat(RetryAfter.inText("try again in 120ms")).isEqualTo(Duration.ofMillis(120));
        assertThat(RetryAfter.inText("try again in 2h")).isEqualTo(Duration.ofHours(2));
        assertThat(RetryAfter.inText("try again in a while")).isNull();
        assertThat(RetryAfter.inText("no")).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void a_server_that_is_not_there_is_unreachable(Provider provider) throws Exception {
        WireServer server = WireServer.start();
        server.close();

        assertThat(failure(provider.model(server, http)).reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure(provider.streaming(server, http)).reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @ParameterizedTest
    @EnumSource
    void a_long_error_is_cut(Provider provider) throws Exception {
        try (WireServer server = WireServer.start(WireServer.json(500, "x".repeat(10_000_000)))) {
            assertThat(failure(provider.model(server, http)).getMessage()).hasSizeLessThan(1_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_model_that_retries_by_itself_is_stopped_and_named(Provider provider) throws Exception {
        try (WireServer server =
                WireServer.start(WireServer.json(429, "{}", "Retry-After: 7"), WireServer.json(200, provider.text))) {
            LangChain4jModel model = LangChain4jModel.of(provider.chat(server.url(), http, 2), Samples.PROFILE)
                    .over(http);

            ModelException failure = failure(model);
            assertThat(failure.reason()).isEqualTo(Reason.RATE_LIMITED);
            assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7));
            assertThat(failure).hasMessageContaining("build it with maxRetries(0)");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void tools_for_a_model_that_cannot_call_any_are_refused() {
        ChatModel chat = new ChatModel() {
            @Override
            public ChatResponse chat(ChatRequest request) {
                throw new AssertionError("must not be called");
            }
        };
        LangChain4jModel model = LangChain4jModel.of(
                chat,
                new dev.kairos.api.model.ModelProfile(
                        "mute", dev.kairos.api.model.Tier.STANDARD, 10_000, 1_000, null, java.util.Set.of()));

        assertThat(failure(model))
                .hasMessageContaining("model 'mute' was given 1 tools")
                .satisfies(failure -> {
                    assertThat(failure.reason()).isEqualTo(Reason.REJECTED);
                    assertThat(failure.retriable()).isFalse();
                });
    }

    @Test
    void what_interrupted_a_call_interrupts_its_caller() {
        ChatModel chat = new ChatModel() {
            @Override
            public ChatResponse chat(ChatRequest request) {
                throw new RuntimeException(new IOException(new InterruptedException()));
            }
        };

        assertThatThrownBy(() -> LangChain4jModel.of(chat, Samples.PROFILE).call(Samples.request(), ReplySink.NONE))
                .isInstanceOf(InterruptedException.class);
    }
}
