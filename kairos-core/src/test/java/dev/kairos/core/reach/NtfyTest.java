package dev.kairos.core.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Delivery;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.reach.Notifier;
import dev.kairos.api.reach.Severity;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Held to https://docs.ntfy.sh/publish/ and https://docs.ntfy.sh/subscribe/api/. */
class NtfyTest extends WireTest {

    private Ntfy ntfy() {
        return Ntfy.of("ntfy", far.uri("/"), "alerts")
                .token("tk_abc")
                .replies("answers", "tk_phone")
                .guard(far.guard());
    }

    @Override
    protected Notifier notifier() {
        return ntfy();
    }

    @Test
    void a_notice_is_published_as_json_to_the_root() {
        far.answers(request -> FarSide.ok("{\"id\":\"x1\",\"event\":\"message\"}"));
        Content content = new Content(
                "Build", "It broke", URI.create("https://ci.example/1"), List.of(new Content.Action("Yes", "yes 1")));
        Delivery delivery = ntfy().deliver(Notice.news("k", AgentId.of("keeper"), Severity.URGENT, content));

        assertThat(delivery).isEqualTo(new Delivery.Confirmed("x1"));
        FarSide.Request request = far.last();
        assertThat(request.line()).isEqualTo("POST / HTTP/1.1");
        assertThat(request.headers()).containsEntry("Authorization", "Bearer tk_abc");
        Fields body = Json.fields(request.text());
        assertThat(body.text("topic")).isEqualTo("alerts");
        assertThat(body.text("title")).isEqualTo("Build");
        assertThat(body.text("message")).isEqualTo("It broke");
        assertThat(body.number("priority")).isEqualTo(5);
        assertThat(body.texts("tags")).containsExactly("keeper");
        assertThat(body.text("click")).isEqualTo("https://ci.example/1");
        Fields action = body.objects("actions").get(0);
        assertThat(action.text("action")).isEqualTo("http");
        assertThat(action.text("method")).isEqualTo("POST");
        assertThat(action.text("url")).isEqualTo(far.uri("/answers").toString());
        assertThat(action.text("body")).isEqualTo("yes 1");
        assertThat(action.object("headers").text("Authorization")).isEqualTo("Bearer tk_phone");
    }

    @Test
    void answers_are_asked_for_and_each_is_heard_once() {
        far.answers(request -> FarSide.ok(
                request.line().contains("since=10m")
                        ? "{\"id\":\"a\",\"event\":\"open\"}\n{\"id\":\"b\",\"event\":\"message\",\"message\":\"yes 1\"}\n"
                        : ""));
        Ears ears = new Ears();
        Ntfy ntfy = ntfy();
        ntfy.open(ears);
        ears.pass(Duration.ofSeconds(25));
        ntfy.close();
        ears.pass(Duration.ofMinutes(5));

        assertThat(ears.heard).hasSize(1);
        assertThat(ears.heard.get(0).text()).isEqualTo("yes 1");
        assertThat(ears.heard.get(0).sender()).isEqualTo("answers");
        assertThat(far.requests.stream().map(FarSide.Request::line))
                .containsExactly(
                        "GET /answers/json?poll=1&since=10m HTTP/1.1",
                        "GET /answers/json?poll=1&since=b HTTP/1.1",
                        "GET /answers/json?poll=1&since=b HTTP/1.1");
    }

    @Test
    void a_far_side_that_fails_is_asked_more_seldom() {
        far.answers(request -> "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n");
        Ears ears = new Ears();
        Ntfy ntfy = ntfy();
        ntfy.open(ears);
        ears.pass(Duration.ofHours(1));
        ntfy.close();

        assertThat(far.requests.size()).isBetween(14, 20);
    }
}
