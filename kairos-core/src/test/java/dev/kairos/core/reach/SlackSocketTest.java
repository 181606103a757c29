package dev.kairos.core.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kairos.api.reach.Incoming;
import dev.kairos.core.egress.EgressGuard;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Held to https://api.slack.com/apis/socket-mode: a server for the Web API and one for the socket, on loopback. */
@Timeout(60)
class SlackSocketTest {

    private final Ears ears = new Ears();
    private FarSide web;
    private SocketServer sockets;
    private Slack slack;

    @BeforeEach
    void open() throws Exception {
        web = new FarSide();
        sockets = new SocketServer();
        web.answers(request -> FarSide.ok("{\"ok\":true,\"url\":\"ws://" + sockets.address() + "/link/?ticket=1\"}"));
        EgressGuard guard = EgressGuard.standard().inside(web.uri("/").getAuthority(), sockets.address());
        slack = Slack.socketMode("slack", "bot-token", "app-token").server(web.uri("/"), guard);
        slack.open(ears);
        ears.time.settle();
        assertThat(next()).isEqualTo("open");
    }

    @AfterEach
    void close() throws IOException {
        slack.close();
        web.close();
        sockets.close();
    }

    private String next() throws InterruptedException {
        return String.valueOf(sockets.received.poll(20, TimeUnit.SECONDS));
    }

    private static String event(int number) {
        return String.format(
                "{\"envelope_id\":\"e%1$d\",\"type\":\"events_api\",\"payload\":{\"type\":\"event_callback\","
                        + "\"event\":{\"type\":\"message\",\"user\":\"U1\",\"text\":\"hi %1$d\",\"channel\":\"C1\",\"ts\":\"17.%1$d\"}}}",
                number);
    }

    @Test
    void a_message_is_heard_before_it_is_acknowledged() throws Exception {
        assertThat(web.last().line()).isEqualTo("POST /api/apps.connections.open HTTP/1.1");
        assertThat(web.last().headers()).containsEntry("Authorization", "Bearer app-token");
        sockets.send("{\"type\":\"hello\",\"num_connections\":1}");
        sockets.send(event(1));

        assertThat(next()).isEqualTo("{\"envelope_id\":\"e1\"}");
        Incoming first = ears.next();
        assertThat(first).isEqualTo(new Incoming("C1/17.1", "U1", "U1", "C1/17.1", "hi 1", List.of()));
        sockets.ping();
        assertThat(next()).isEqualTo("pong");
        sockets.sendInPieces(event(2));
        assertThat(next()).isEqualTo("{\"envelope_id\":\"e2\"}");
        assertThat(ears.next().text()).isEqualTo("hi 2");
    }

    @Test
    void a_button_says_what_it_stands_for() throws Exception {
        sockets.send("{\"envelope_id\":\"e9\",\"type\":\"interactive\",\"payload\":{\"type\":\"block_actions\","
                + "\"user\":{\"id\":\"U1\",\"username\":\"ada\"},\"channel\":{\"id\":\"C1\"},\"message\":{\"ts\":\"18.1\","
                + "\"thread_ts\":\"17.5\"},\"actions\":[{\"value\":\"yes 0a1b\",\"action_ts\":\"19.0\"}]}}");

        assertThat(next()).isEqualTo("{\"envelope_id\":\"e9\"}");
        Incoming touched = ears.next();
        assertThat(touched.text()).isEqualTo("yes 0a1b");
        assertThat(touched.sender()).isEqualTo("U1");
        assertThat(touched.to()).isEqualTo("C1/17.5");
    }

    @Test
    void what_was_not_taken_is_not_acknowledged_and_garbage_is_passed_over() throws Exception {
        ears.broken = true;
        sockets.send(event(1));
        assertThat(ears.next()).isNotNull();
        ears.broken = false;
        sockets.send("not json");
        sockets.send("{\"envelope_id\":7}");
        sockets.send(event(2));

        assertThat(next()).isEqualTo("{\"envelope_id\":\"e2\"}");
        assertThat(ears.next().text()).isEqualTo("hi 2");
    }

    @Test
    void another_connection_is_opened_when_slack_asks_for_it_and_when_one_breaks() throws Exception {
        sockets.send("{\"type\":\"disconnect\",\"reason\":\"refresh_requested\"}");
        reopened();
        sockets.send(event(1));
        assertThat(next()).isEqualTo("{\"envelope_id\":\"e1\"}");

        sockets.hangUp();
        reopened();
        sockets.send(event(2));
        assertThat(next()).isEqualTo("{\"envelope_id\":\"e2\"}");

        ears.pass(Duration.ofMinutes(5)); // Nothing comes, not even a ping.
        reopened();
    }

    /** The loss is noticed on a thread of the connection; what follows waits for the virtual clock. */
    private void reopened() throws InterruptedException {
        String seen = null;
        while (seen == null) {
            ears.pass(Duration.ofSeconds(10));
            seen = sockets.received.poll(100, TimeUnit.MILLISECONDS);
        }
        assertThat(seen).isEqualTo("open");
    }

    @Test
    void a_connection_that_slack_ends_at_once_is_not_opened_again_at_once() throws Exception {
        sockets.send("{\"type\":\"disconnect\",\"reason\":\"refresh_requested\"}");
        for (int i = 0; i < 4; i++) {
            ears.pass(Duration.ofSeconds(1));
            assertThat(sockets.received.poll(50, TimeUnit.MILLISECONDS)).isNull();
        }
        reopened();
    }

    @Test
    void after_closing_nothing_is_opened_any_more() throws Exception {
        slack.close();
        ears.pass(Duration.ofHours(1));
        assertThat(sockets.received.poll(300, TimeUnit.MILLISECONDS)).isNull();
        assertThat(slack.accept(Map.of(), new byte[0]).status()).isEqualTo(404);
        assertThatIllegalArgumentException().isThrownBy(() -> Slack.socketMode("slack", "bot-token", ""));
    }
}
