package dev.kairos.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.Reading;
import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.core.egress.EgressGuard;
import dev.kairos.core.sensor.SensorException.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpSensorTest {

    private static final HttpOptions QUICK = HttpOptions.defaults().timeout(Duration.ofMillis(500));

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger dates = new AtomicInteger();
    private final List<String> bodiesSent = new ArrayList<>();
    private HttpServer server;
    private volatile String body = "one";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void a_guarded_sensor_sees_what_an_open_one_sees_and_stays_where_it_may_go() throws Exception {
        List<Boolean> asked = new CopyOnWriteArrayList<>();
        serve("/page", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"" + body + "\"");
            boolean same =
                    ("\"" + body + "\"").equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            asked.add(same);
            answer(exchange, same ? 304 : 200, same ? "" : body);
        });
        serve("/gone", exchange -> answer(exchange, 410, ""));
        serve("/large", exchange -> answer(exchange, 200, "x".repeat(2_000)));
        serve("/on", exchange -> {
            exchange.getResponseHeaders().set("Location", "/page");
            answer(exchange, 302, "");
        });
        EgressGuard here =
                EgressGuard.standard().inside("127.0.0.1:" + server.getAddress().getPort());
        Sensor guarded = Sensors.guardedHttp(uri("/page"), HttpOptions.defaults(), here);
        Reading first = guarded.sense();

        assertThat(first.fingerprint())
                .isEqualTo(Sensors.http(uri("/page")).sense().fingerprint());
        assertThat(guarded.sense(first.fingerprint()).fingerprint()).isEqualTo(first.fingerprint());
        assertThat(asked).containsExactly(false, false, true);
        assertThat(Sensors.guardedHttp(uri("/on"), HttpOptions.defaults().redirects(1), here)
                        .sense()
                        .fingerprint())
                .isEqualTo(first.fingerprint());
        assertThat(Sensors.guardedHttp(uri("/gone"), HttpOptions.defaults(), here)
                        .sense()
                        .text())
                .contains("not there, status 410");
        assertThatExceptionOfType(SensorException.class)
                .isThrownBy(() -> Sensors.guardedHttp(
                                uri("/large"), HttpOptions.defaults().maxBytes(1_000), here)
                        .sense())
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.TOO_LARGE));

        int before = asked.size();
        assertThatExceptionOfType(SensorException.class)
                .isThrownBy(() -> Sensors.guardedHttp(uri("/page"), HttpOptions.defaults(), EgressGuard.standard())
                        .sense())
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.REFUSED));
        assertThat(asked).hasSize(before);
    }

    @Test
    void the_body_alone_makes_the_fingerprint() throws Exception {
        serve("/page", exchange -> {
            exchange.getResponseHeaders().set("Age", "" + dates.incrementAndGet());
            exchange.getResponseHeaders().set("X-Request-Id", "" + dates.get());
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            answer(exchange, 200, body);
        });
        Sensor sensor = Sensors.http(uri("/page?key=secret"));

        Reading first = sensor.sense();
        Reading second = sensor.sense();
        body = "two\nlines\u202e";
        Reading third = sensor.sense(second.fingerprint());

        assertThat(sensor.name()).isEqualTo("http:127.0.0.1/page");
        assertThat(first.origin()).isEqualTo(Origin.UNTRUSTED);
        assertThat(first.text())
                .endsWith("/page: 3 bytes of text/plain; charset=utf-8\none")
                .doesNotContain("secret");
        assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
        assertThat(third.fingerprint()).isNotEqualTo(first.fingerprint());
        assertThat(third.text()).endsWith("\ntwo\nlines ");
    }

    @Test
    void an_unchanged_body_with_a_tag_is_not_sent_again() throws Exception {
        serve("/tagged", exchange -> {
            String tag = "\"" + body + "\"";
            exchange.getResponseHeaders().set("ETag", tag);
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                answer(exchange, 200, body);
            }
        });
        Sensor sensor = Sensors.http(uri("/tagged"));

        Reading first = sensor.sense();
        assertThat(sensor.sense().fingerprint()).isEqualTo(first.fingerprint());
        assertThat(sensor.sense(first.fingerprint()).text()).endsWith("not changed");
        assertThat(bodiesSent).containsExactly("one");
        assertThat(sensor.sense(null)).isEqualTo(first);
        assertThat(bodiesSent).containsExactly("one", "one");
        body = "two";
        assertThat(sensor.sense(first.fingerprint()).fingerprint()).isNotEqualTo(first.fingerprint());
    }

    @Test
    void a_time_is_asked_with_only_when_it_is_old_enough_to_tell() throws Exception {
        List<String> asked = new ArrayList<>();
        serve("/dated", exchange -> {
            asked.add(String.valueOf(exchange.getRequestHeaders().getFirst("If-Modified-Since")));
            exchange.getResponseHeaders().set("Last-Modified", body);
            answer(exchange, 200, "same");
        });
        Sensor sensor = Sensors.http(uri("/dated"));

        body = "Sat, 01 Jan 2000 00:00:00 GMT";
        sensor.sense();
        sensor.sense();
        body = "Wed, 01 Jan 2200 00:00:00 GMT";
        sensor.sense();
        sensor.sense();
        body = "yesterday";
        sensor.sense();
        sensor.sense();

        String old = "Sat, 01 Jan 2000 00:00:00 GMT";
        assertThat(asked).containsExactly("null", old, old, "null", "null", "null");
    }

    @Test
    void a_resource_that_is_gone_is_a_reading_like_any_other() throws Exception {
        serve("/gone", exchange -> answer(exchange, 404, "no " + dates.incrementAndGet()));
        Sensor sensor = Sensors.http(uri("/gone"));

        assertThat(sensor.sense().text()).endsWith("not there, status 404");
        assertThat(sensor.sense().fingerprint()).isEqualTo(sensor.sense().fingerprint());
    }

    @Test
    void errors_of_server_and_caller_are_told_apart() {
        serve("/500", exchange -> answer(exchange, 503, "down"));
        serve("/401", exchange -> answer(exchange, 401, "no"));

        failed(Sensors.http(uri("/500")), Problem.UNAVAILABLE, "answers 503");
        failed(Sensors.http(uri("/401")), Problem.REFUSED, "HttpOptions.header");
    }

    @Test
    void redirects_are_followed_within_one_host_and_only_when_allowed() throws Exception {
        serve("/from", exchange -> redirect(exchange, "/to"));
        serve("/to", exchange -> answer(exchange, 200, "there"));
        serve("/circle", exchange -> redirect(exchange, "/circle"));
        serve("/away", exchange -> redirect(exchange, "http://localhost:1/"));
        serve("/garbage", exchange -> redirect(exchange, "http://[no"));
        HttpOptions following = HttpOptions.defaults().redirects(3);

        failed(Sensors.http(uri("/from")), Problem.REFUSED, "points to '/to'");
        assertThat(Sensors.http(uri("/from"), following).sense().fingerprint())
                .isEqualTo(Sensors.http(uri("/to")).sense().fingerprint());
        failed(Sensors.http(uri("/circle"), following), Problem.REFUSED, "points to '/circle'");
        failed(Sensors.http(uri("/away"), following), Problem.REFUSED, "points to 'http://localhost:1/'");
        failed(Sensors.http(uri("/garbage"), following), Problem.REFUSED, "which is no URI");
    }

    @Test
    void headers_are_sent_and_not_shown() throws Exception {
        serve(
                "/private",
                exchange -> answer(
                        exchange,
                        "Bearer s3cret".equals(exchange.getRequestHeaders().getFirst("Authorization")) ? 200 : 401,
                        "in"));
        HttpOptions options = HttpOptions.defaults().header("Authorization", "Bearer s3cret");

        assertThat(Sensors.http(uri("/private"), options).sense().text()).contains("2 bytes");
        assertThat(options.toString()).contains("Authorization").doesNotContain("s3cret");
    }

    @Test
    void a_body_beyond_its_bound_is_a_failure_even_if_it_never_ends() {
        serve("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (end.getCount() > 0) {
                    out.write(new byte[8_192]);
                }
            }
        });

        failed(Sensors.http(uri("/endless")), Problem.TOO_LARGE, "more than 1048576 bytes");
        failed(
                Sensors.http(uri("/endless"), HttpOptions.defaults().maxBytes(10)),
                Problem.TOO_LARGE,
                "more than 10 bytes");
    }

    @Test
    void an_endless_body_of_an_error_is_not_read() {
        serve("/endless-error", exchange -> {
            exchange.sendResponseHeaders(500, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (end.getCount() > 0) {
                    out.write(new byte[8_192]);
                }
            }
        });

        failed(Sensors.http(uri("/endless-error")), Problem.UNAVAILABLE, "answers 500");
    }

    @Test
    void a_silent_a_dripping_and_a_headless_server_end_at_the_deadline() throws Exception {
        serve("/silent", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            await();
        });
        serve("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (!dripped()) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
            }
        });
        failed(Sensors.http(uri("/silent"), QUICK), Problem.UNAVAILABLE, "within PT0.5S");
        failed(Sensors.http(uri("/drip"), QUICK), Problem.UNAVAILABLE, "within PT0.5S");
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI uri = URI.create("http://127.0.0.1:" + mute.getLocalPort() + "/");
            failed(Sensors.http(uri, QUICK), Problem.UNAVAILABLE, "within PT0.5S");
        }
    }

    @Test
    void a_server_that_is_not_there_is_a_failure_that_may_pass() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        failed(
                Sensors.http(URI.create("http://127.0.0.1:" + port + "/")),
                Problem.UNAVAILABLE,
                "no answer from 127.0.0.1");
    }

    @Test
    void the_text_of_a_large_body_is_its_beginning_and_of_a_picture_nothing() throws Exception {
        serve("/large", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            answer(exchange, 200, "ä".repeat(100_000));
        });
        serve("/picture", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            answer(exchange, 200, "PNG");
        });

        assertThat(Sensors.http(uri("/large")).sense().text())
                .hasSizeLessThan(4_200)
                .endsWith("ä…");
        assertThat(Sensors.http(uri("/picture")).sense().text()).endsWith("3 bytes of image/png");
    }

    @Test
    void what_is_no_web_resource_is_refused() {
        refused("file:///etc/passwd", "is no web resource");
        refused("http:///path", "is no web resource");
        refused("https://user:pass@host/", "holds credentials");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sensors.http(uri("/"), HttpOptions.defaults().header("Host", "other")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpOptions.defaults().maxBytes(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpOptions.defaults().timeout(Duration.ZERO));
    }

    private static void refused(String uri, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sensors.http(URI.create(uri)))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("pass@"));
    }

    private static void failed(Sensor sensor, Problem problem, String message) {
        assertThatExceptionOfType(SensorException.class)
                .isThrownBy(sensor::sense)
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.problem()).isEqualTo(problem))
                .satisfies(e -> assertThat(e.retriable()).isEqualTo(problem == Problem.UNAVAILABLE));
    }

    @FunctionalInterface
    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private void serve(String path, Handler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                handler.handle(exchange);
            }
        });
    }

    private void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        bodiesSent.add(text);
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        exchange.sendResponseHeaders(302, -1);
    }

    private void await() throws IOException {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private boolean dripped() throws IOException {
        try {
            return end.await(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }
}
