package dev.kairos.core.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import dev.kairos.api.AgentId;
import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.reach.Notifier;
import dev.kairos.core.egress.EgressGuard;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpChannelTest extends WireTest {

    private static final String SECRET = "shared";
    private final Ears ears = new Ears();

    private HttpChannel channel() {
        HttpChannel channel = HttpChannel.of("http", far.uri("/in"), SECRET, far.guard());
        channel.open(ears);
        return channel;
    }

    @Override
    protected Notifier notifier() {
        return channel();
    }

    private String time(long age) {
        return Long.toString(ears.time.instant().getEpochSecond() - age);
    }

    private String sign(String time, String body) {
        return WebhookSignature.of(SECRET).sign((time + "." + body).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_goes_out_is_signed_and_has_a_key() {
        far.answers(request -> FarSide.ok("{}"));
        channel().deliver(Notice.reply("a1/b7", AgentId.of("a1"), "t1", Content.of("", "hellö")));

        FarSide.Request request = far.last();
        String time = request.headers().get("X-Kairos-Timestamp");
        assertThat(request.headers()).containsEntry("X-Kairos-Signature", sign(time, request.text()));
        assertThat(request.headers().get("Idempotency-Key")).endsWith("a1/b7");
        assertThat(request.text()).contains("\"thread\":\"t1\"", "\"text\":\"hellö\"");
    }

    @Test
    void only_fresh_and_signed_messages_come_in() {
        HttpChannel channel = channel();
        String body = "{\"key\":\"1\",\"sender\":\"crm\",\"thread\":\"t1\",\"text\":\"hi\"}";
        Map<String, String> good = Map.of("x-kairos-timestamp", time(0), "X-KAIROS-SIGNATURE", sign(time(0), body));
        Map<String, String> old = Map.of("X-Kairos-Timestamp", time(301), "X-Kairos-Signature", sign(time(301), body));
        Map<String, String> moved = Map.of("X-Kairos-Timestamp", time(1), "X-Kairos-Signature", sign(time(0), body));

        assertThat(channel.accept(good, bytes(body)).status()).isEqualTo(202);
        assertThat(channel.accept(old, bytes(body)).status()).isEqualTo(401);
        assertThat(channel.accept(moved, bytes(body)).status()).isEqualTo(401);
        assertThat(channel.accept(good, bytes(body + " ")).status()).isEqualTo(401);
        assertThat(channel.accept(Map.of(), bytes(body)).status()).isEqualTo(401);
        assertThat(ears.heard).hasSize(1);
        ears.paired = false;
        assertThat(channel.accept(good, bytes(body)).status()).isEqualTo(403);
    }

    @Test
    void the_handler_serves_posts_of_bounded_size() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", channel().handler());
        server.start();
        try {
            URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
            HttpClient client = HttpClient.newHttpClient();
            String body = "{\"key\":\"1\",\"sender\":\"crm\",\"text\":\"hi\"}";
            HttpRequest good = HttpRequest.newBuilder(uri)
                    .header("X-Kairos-Timestamp", time(0))
                    .header("X-Kairos-Signature", sign(time(0), body))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpRequest get = HttpRequest.newBuilder(uri).build();
            HttpRequest large = HttpRequest.newBuilder(uri)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[Webhook.MAX_BYTES + 1]))
                    .build();

            assertThat(client.send(good, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(202);
            assertThat(client.send(get, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(405);
            assertThat(client.send(large, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(413);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void an_empty_secret_refuses_to_start() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpChannel.of("http", far.uri("/"), " ", EgressGuard.standard()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
