package dev.kairos.examples.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.Price;
import dev.kairos.api.model.ReplySink;
import dev.kairos.api.model.Tier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelChoiceTest {
    private static final String REPLY = """
            {"id":"1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant",
            "content":"Good morning."},"finish_reason":"stop"}],
            "usage":{"prompt_tokens":10,"completion_tokens":3,"total_tokens":13}}""";

    @Test
    void without_anything_rules_decide_and_it_says_so() {
        ModelChoice choice = ModelChoice.of(Map.of("OPENAI_API_KEY", " "));
        assertThat(choice.backend().profile().tier()).isEqualTo(Tier.REFLEX);
        assertThat(choice.words()).contains("rules").contains("ANTHROPIC_API_KEY");
    }

    @Test
    void the_providers_come_in_a_fixed_order_with_their_prices() {
        Map<String, String> both = Map.of("ANTHROPIC_API_KEY", "a", "OPENAI_API_KEY", "b");
        assertThat(ModelChoice.of(both).words()).contains("Anthropic");
        assertThat(ModelChoice.of(both).backend().profile().price()).isNotNull();
        assertThat(ModelChoice.of(Map.of("OPENAI_API_KEY", "b")).words()).contains("OpenAI");
        assertThat(ModelChoice.of(Map.of("OLLAMA_HOST", "box"))
                        .backend()
                        .profile()
                        .price())
                .isEqualTo(Price.FREE);
    }

    @Test
    void another_model_has_the_price_that_is_given() {
        Map<String, String> environment = Map.of("OPENAI_API_KEY", "k", "KEEPER_MODEL", "other");
        ModelChoice unknown = ModelChoice.of(environment);
        assertThat(unknown.backend().profile().name()).isEqualTo("other");
        assertThat(unknown.backend().profile().price()).isNull();
        assertThat(unknown.words()).contains("price is not known");
        ModelChoice known =
                ModelChoice.of(Map.of("OPENAI_API_KEY", "k", "KEEPER_MODEL", "other", "KEEPER_PRICE", "3.00/15.00"));
        assertThat(known.backend().profile().price()).isEqualTo(Price.perMillion("3.00", "15.00"));
        assertThatThrownBy(() -> ModelChoice.of(Map.of("OPENAI_API_KEY", "k", "KEEPER_PRICE", "cheap")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("cheap");
    }

    @ParameterizedTest
    @CsvSource({
        "box,http://box:11434",
        "127.0.0.1:8080,http://127.0.0.1:8080",
        "https://box/,https://box:11434",
        "http://box:1/,http://box:1"
    })
    void the_host_of_ollama_may_be_short(String host, String address) {
        assertThat(ModelChoice.ollamaAddress(host)).isEqualTo(address);
    }

    @Test
    void a_model_of_any_server_that_speaks_openai_is_called() throws IOException, InterruptedException {
        AtomicReference<String> asked = new AtomicReference<>("");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.set(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            byte[] body = REPLY.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String base = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
            ModelChoice choice = ModelChoice.of(Map.of("OPENAI_API_KEY", "sk-1", "OPENAI_BASE_URL", base));
            ModelRequest request = new ModelRequest(
                    "You keep.", List.of(), List.of(new ModelMessage.User("Hello")), 100, Duration.ofSeconds(20));
            ModelReply reply = choice.backend().call(request, ReplySink.NONE);
            assertThat(reply.text()).isEqualTo("Good morning.");
            assertThat(asked.get()).isEqualTo("/v1/chat/completions Bearer sk-1");
            assertThat(choice.words()).contains(base);
        } finally {
            server.stop(0);
        }
    }
}
