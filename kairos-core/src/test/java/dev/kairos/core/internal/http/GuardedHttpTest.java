package dev.kairos.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kairos.core.egress.EgressException;
import dev.kairos.core.egress.EgressGuard;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GuardedHttpTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ServerSocket server;
    private volatile String request = "";

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    @Test
    void bodies_are_read_by_length_in_chunks_and_to_the_end() throws Exception {
        assertThat(answer("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef").text())
                .isEqualTo("abc");
        assertThat(answer(
                                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n1\r\nd\r\n0\r\nA: b\r\n\r\n")
                        .text())
                .isEqualTo("abcd");
        assertThat(answer("HTTP/1.0 200 OK\r\n\r\nabc").text()).isEqualTo("abc");
        assertThat(answer("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void the_request_is_framed_by_the_client() throws Exception {
        serve("HTTP/1.1 204 No Content\r\nX-A: 1\r\nX-A: 2\r\n\r\n");
        URI uri = uri("/a%20b?c=d");
        HttpAnswer answer = http().send(HttpCall.json(uri, "{\"ä\":1}").header("X-Key", "k"));

        assertThat(answer.isSuccess()).isTrue();
        assertThat(answer.header("x-a")).isEqualTo("1, 2");
        assertThat(request)
                .startsWith("POST /a%20b?c=d HTTP/1.1\r\nHost: 127.0.0.1:" + server.getLocalPort() + "\r\n")
                .contains("Content-Length: 8\r\n", "Content-Type: application/json\r\n", "X-Key: k\r\n");
    }

    @Test
    void half_a_body_is_told_from_a_whole_one() throws Exception {
        HttpAnswer half = answer("HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\nabc");

        assertThat(half.status()).isEqualTo(200);
        assertThat(half.isWhole()).isFalse();
        assertThat(answer("HTTP/1.1 200 OK\r\nContent-Length: 2000000\r\n\r\n" + "x".repeat(2_000_000))
                        .isWhole())
                .isFalse();
    }

    @Test
    void garbage_is_a_failure_after_sending() {
        for (String garbage :
                new String[] {"", "hello\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "HTTP/1.1 200 OK\r\nno header\r\n\r\n"}) {
            assertThatExceptionOfType(HttpFailure.class)
                    .isThrownBy(() -> answer(garbage))
                    .matches(HttpFailure::sent);
        }
    }

    @Test
    void nobody_listening_is_a_failure_before_sending() throws Exception {
        URI uri = uri("/");
        server.close();

        assertThatExceptionOfType(HttpFailure.class)
                .isThrownBy(() -> http().send(HttpCall.get(uri)))
                .matches(failure -> !failure.sent());
    }

    @Test
    void a_server_that_drips_is_given_up_at_the_deadline() throws Exception {
        threads.execute(() -> {
            try (Socket socket = server.accept()) {
                for (int i = 0; i < 1000; i++) {
                    socket.getOutputStream().write("HTTP/1.1 200 ".charAt(i % 13));
                    socket.getOutputStream().flush();
                    Thread.sleep(20);
                }
            } catch (IOException | InterruptedException done) {
                // The client has hung up.
            }
        });

        assertThatExceptionOfType(HttpFailure.class)
                .isThrownBy(() -> http().send(HttpCall.get(uri("/")).timeout(Duration.ofMillis(300))))
                .withMessageContaining("within")
                .matches(HttpFailure::sent);
    }

    @Test
    void redirects_are_checked_and_take_no_headers_to_strangers() throws Exception {
        HttpCall call = HttpCall.get(uri("/")).header("Authorization", "Bearer abc");
        HttpCall following = new HttpCall(
                "GET", call.uri(), call.headers(), call.body(), new HttpCall.Limits(Duration.ofSeconds(5), 1000, 2));
        serve("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");

        assertThatExceptionOfType(EgressException.class).isThrownBy(() -> http().send(following));
        assertThat(call.to(URI.create("http://example.com/"), false).headers()).isEmpty();
    }

    @Test
    void a_header_cannot_hold_another_one() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpCall.get(URI.create("http://a.b/")).header("A", "b\r\nC: d"));
        assertThat(new HttpCall("GET", URI.create("http://a.b/"), Map.of(), new byte[0], HttpCall.Limits.DEFAULT)
                        .headers())
                .isEmpty();
    }

    private HttpAnswer answer(String text) throws HttpFailure {
        serve(text);
        return http().send(HttpCall.get(uri("/")));
    }

    private void serve(String text) {
        threads.execute(() -> {
            try (Socket socket = server.accept()) {
                InputStream in = socket.getInputStream();
                byte[] buffer = new byte[64 << 10];
                int length = in.read(buffer);
                request = new String(buffer, 0, Math.max(0, length), StandardCharsets.UTF_8);
                OutputStream out = socket.getOutputStream();
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException done) {
                // The client has hung up.
            }
        });
    }

    private GuardedHttp http() {
        return new GuardedHttp(EgressGuard.standard().inside("127.0.0.1:" + server.getLocalPort()));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
    }
}
