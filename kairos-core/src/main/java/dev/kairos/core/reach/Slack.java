package dev.kairos.core.reach;

import dev.kairos.api.reach.Channel;
import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Delivery;
import dev.kairos.api.reach.Incoming;
import dev.kairos.api.reach.Notice;
import dev.kairos.core.egress.EgressGuard;
import dev.kairos.core.internal.http.GuardedHttp;
import dev.kairos.core.internal.http.HttpAnswer;
import dev.kairos.core.internal.http.HttpCall;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.json.JsonException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Slack app: events come by webhook (put {@link #handler()} behind the app's request address), answers go out by the Web API, in the
 * thread of the message. Slack signs what it sends; the id of the user is what is paired.
 */
public final class Slack implements Channel, Webhook {

    private final String name;
    private final URI server;
    private final String token;
    private final WebhookSignature signature;
    private final EgressGuard guard;
    private volatile @Nullable Intake intake;

    private Slack(String name, URI server, String token, WebhookSignature signature, EgressGuard guard) {
        this.name = name;
        this.server = server;
        this.token = token;
        this.signature = signature;
        this.guard = guard;
    }

    /**
     * Creates a channel.
     *
     * @param name its name
     * @param botToken the app's bot token, with the scope {@code chat:write}
     * @param signingSecret the app's signing secret
     * @return the channel
     * @throws IllegalArgumentException if the secret is empty
     */
    public static Slack of(String name, String botToken, String signingSecret) {
        URI server = URI.create("https://slack.com");
        return new Slack(name, server, botToken, WebhookSignature.of(signingSecret), EgressGuard.standard());
    }

    /**
     * Returns this channel on another server.
     *
     * @param server the server
     * @param guard a guard that lets it be reached
     * @return the channel
     */
    public Slack server(URI server, EgressGuard guard) {
        return new Slack(name, server, token, signature, guard);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean authenticates() {
        return true;
    }

    @Override
    public int maxText() {
        return 3_900;
    }

    @Override
    public void open(Intake newIntake) {
        intake = newIntake;
    }

    @Override
    public void close() {
        intake = null;
    }

    @Override
    public Delivery deliver(Notice notice) {
        int slash = notice.to().indexOf('/');
        if (notice.to().isEmpty()) {
            return new Delivery.Refused("no Slack channel to write to", null);
        }
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("channel", slash < 0 ? notice.to() : notice.to().substring(0, slash));
        if (slash > 0) {
            message.put("thread_ts", notice.to().substring(slash + 1));
        }
        message.put("text", text(notice.content()));
        message.put("unfurl_links", false);
        HttpCall call = HttpCall.json(server.resolve("/api/chat.postMessage"), Json.write(message))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Authorization", "Bearer " + token);
        return HttpDelivery.send(new GuardedHttp(guard), call, Slack::result);
    }

    private static String text(Content content) {
        String title = content.title().isBlank() ? "" : "*" + escaped(content.title()) + "*\n";
        String link = content.link() == null ? "" : "\n" + content.link();
        return title + escaped(content.text()) + link;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Slack answers 200 to what it refuses. */
    private static Delivery result(HttpAnswer answer) {
        try {
            Fields result = Json.fields(answer.text());
            if (result.flag("ok", false)) {
                return new Delivery.Confirmed(result.text("ts", ""));
            }
            String error = result.text("error", "unknown");
            Duration retry = error.equals("ratelimited") || error.equals("rate_limited") ? Duration.ofMinutes(1) : null;
            return new Delivery.Refused("Slack says " + error, retry);
        } catch (JsonException e) {
            return new Delivery.Unknown("Slack's answer is cut off or not JSON");
        }
    }

    @Override
    public Answer accept(Map<String, String> headers, byte[] body) {
        Intake open = intake;
        if (open == null) {
            return new Answer(503, "not open");
        }
        String timestamp = Webhook.header(headers, "X-Slack-Request-Timestamp");
        String claimed = Webhook.header(headers, "X-Slack-Signature");
        if (timestamp == null || claimed == null || !claimed.startsWith("v0=")) {
            return new Answer(401, "not signed");
        }
        byte[] head = ("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8);
        byte[] signed = new byte[head.length + body.length];
        System.arraycopy(head, 0, signed, 0, head.length);
        System.arraycopy(body, 0, signed, head.length, body.length);
        if (!signature.verifies("sha256=" + claimed.substring(3), signed)
                || !HttpChannel.isFresh(timestamp, open.clock().instant())) {
            return new Answer(401, "wrong signature, or too old");
        }
        try {
            return event(open, Json.fields(new String(body, StandardCharsets.UTF_8)));
        } catch (JsonException | IllegalArgumentException e) {
            return new Answer(400, "not an event");
        }
    }

    private static Answer event(Intake open, Fields envelope) {
        if (envelope.text("type").equals("url_verification")) {
            return new Answer(200, envelope.text("challenge"));
        }
        Fields event = envelope.optObject("event");
        boolean message = event != null
                && List.of("message", "app_mention").contains(event.text("type", ""))
                && !event.has("bot_id")
                && !event.has("subtype");
        if (event != null && message) {
            String thread = event.text("thread_ts", event.text("ts"));
            String to = event.text("channel") + "/" + thread;
            // A mention comes as two events of one message.
            String key = event.text("channel") + "/" + event.text("ts");
            String user = event.text("user");
            open.received(new Incoming(key, user, user, to, event.text("text", ""), List.of()));
        }
        return new Answer(200, "");
    }
}
