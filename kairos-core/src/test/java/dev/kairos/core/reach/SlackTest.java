package dev.kairos.core.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Delivery;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.reach.Notifier;
import dev.kairos.core.internal.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Held to https://api.slack.com/authentication/verifying-requests-from-slack and chat.postMessage. */
class SlackTest extends WireTest {

    private static final String SECRET = "signing";
    private final Ears ears = new Ears();

    private Slack slack() {
        return Slack.of("slack", "bot-token", SECRET).server(far.uri("/"), far.guard());
    }

    @Override
    protected Notifier notifier() {
        return slack();
    }

    @Override
    protected String to() {
        return "C1/17.5";
    }

    @Override
    String well() {
        return "{\"ok\":true,\"ts\":\"18.1\"}";
    }

    private Webhook.Answer send(Slack slack, String body, long age, String secret) {
        String time = Long.toString(ears.time.instant().getEpochSecond() - age);
        String signed = WebhookSignature.of(secret)
                .sign(("v0:" + time + ":" + body).getBytes(StandardCharsets.UTF_8))
                .replace("sha256=", "v0=");
        return slack.accept(
                Map.of("x-slack-request-timestamp", time, "x-slack-signature", signed),
                body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void answers_stay_in_their_thread() {
        far.answers(request -> FarSide.ok(well()));
        Delivery delivery = slack().deliver(Notice.reply("k", AgentId.of("a1"), to(), Content.of("", "hi <there>")));

        assertThat(delivery).isEqualTo(new Delivery.Confirmed("18.1"));
        assertThat(far.last().line()).isEqualTo("POST /api/chat.postMessage HTTP/1.1");
        assertThat(far.last().headers()).containsEntry("Authorization", "Bearer bot-token");
        assertThat(Json.object(far.last().text()))
                .containsEntry("channel", "C1")
                .containsEntry("thread_ts", "17.5")
                .containsEntry("text", "hi &lt;there&gt;");
    }

    @Test
    void what_slack_refuses_with_200_is_refused() {
        far.answers(request -> FarSide.ok("{\"ok\":false,\"error\":\"channel_not_found\"}"));

        assertThat(slack().deliver(Notice.reply("k", AgentId.of("a1"), to(), Content.of("", "hi"))))
                .isEqualTo(new Delivery.Refused("Slack says channel_not_found", null));
    }

    @Test
    void signed_events_are_heard_and_others_are_not() {
        Slack slack = slack();
        String event = """
                {"type":"event_callback","event_id":"Ev1","event":{"type":"message","user":"U1","text":"hi",
                 "channel":"C1","ts":"17.5"}}
                """;
        assertThat(send(slack, event, 0, SECRET).status()).isEqualTo(503);
        slack.open(ears);

        assertThat(send(slack, event, 0, SECRET).status()).isEqualTo(200);
        assertThat(send(slack, event, 0, "other").status()).isEqualTo(401);
        assertThat(send(slack, event, 301, SECRET).status()).isEqualTo(401);
        assertThat(send(slack, event.replace("\"user\"", "\"bot_id\":\"B1\",\"user\""), 0, SECRET)
                        .status())
                .isEqualTo(200);
        assertThat(send(slack, "{\"type\":\"url_verification\",\"challenge\":\"c1\"}", 0, SECRET)
                        .text())
                .isEqualTo("c1");
        assertThat(send(slack, "no json", 0, SECRET).status()).isEqualTo(400);
        assertThat(ears.heard).hasSize(1);
        assertThat(ears.heard.get(0).to()).isEqualTo("C1/17.5");
        assertThat(ears.heard.get(0).sender()).isEqualTo("U1");
    }

    @Test
    void an_approval_has_buttons_whose_touch_comes_back_signed() {
        far.answers(request -> FarSide.ok(well()));
        Content content = new Content("", "run it?", null, List.of(new Content.Action("Yes", "yes 0a1b")));
        Slack slack = slack();
        slack.deliver(Notice.reply("k", AgentId.of("a1"), to(), content));
        assertThat(far.last().text()).contains("\"value\":\"yes 0a1b\"", "\"type\":\"button\"", "run it?");

        slack.open(ears);
        String touched = "{\"type\":\"block_actions\",\"user\":{\"id\":\"U1\"},\"channel\":{\"id\":\"C1\"},"
                + "\"message\":{\"ts\":\"18.1\"},\"actions\":[{\"value\":\"yes 0a1b\",\"action_ts\":\"19.0\"}]}";
        String form = "payload=" + URLEncoder.encode(touched, StandardCharsets.UTF_8);
        assertThat(send(slack, form, 0, "other").status()).isEqualTo(401);
        assertThat(send(slack, form, 0, SECRET).status()).isEqualTo(200);
        assertThat(ears.heard).hasSize(1);
        assertThat(ears.heard.get(0).text()).isEqualTo("yes 0a1b");
        assertThat(ears.heard.get(0).to()).isEqualTo("C1/18.1");
    }
}
