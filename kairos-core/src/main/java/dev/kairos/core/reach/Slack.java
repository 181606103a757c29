package dev.kairos.core.reach;

import dev.kairos.api.reach.Channel;
import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Delivery;
import dev.kairos.api.reach.Notice;
import dev.kairos.core.egress.EgressGuard;
import dev.kairos.core.internal.http.GuardedHttp;
import dev.kairos.core.internal.http.HttpAnswer;
import dev.kairos.core.internal.http.HttpCall;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.json.JsonException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Slack app. Events come on a connection that this side opens ({@link #socketMode}: no inbound port is needed) or by webhook
 * ({@link #of}: put {@link #handler()} behind the app's request addresses for events and for interactivity); answers go out by the Web
 * API, in the thread of the message. Slack says who a sender is; the id of the user is what is paired.
 */
public final class Slack implements Channel, Webhook {

    private static final URI PUBLIC = URI.create("https://slack.com");
    private static final SignedRequests.Form FORM =
            new SignedRequests.Form("X-Slack-Request-Timestamp", "X-Slack-Signature", "v0=", "v0:", ":");
    private static final int MOST_SECTION = 2_900;

    private final String name;
    private final URI server;
    private final App app;
    private final EgressGuard guard;
    private final @Nullable SignedRequests requests;
    private final @Nullable SlackSocket socket;

    /** What the app is known by. */
    private record App(
            String botToken,
            @Nullable WebhookSignature signature,
            @Nullable String appToken) {}

    private Slack(String name, URI server, App app, EgressGuard guard) {
        this.name = name;
        this.server = server;
        this.app = app;
        this.guard = guard;
        this.requests = app.signature() == null ? null : new SignedRequests(app.signature(), FORM);
        this.socket = app.appToken() == null ? null : new SlackSocket(server, app.appToken(), guard);
    }

    /**
     * Creates a channel whose events come by webhook.
     *
     * @param name its name
     * @param botToken the app's bot token, with the scope {@code chat:write}
     * @param signingSecret the app's signing secret
     * @return the channel
     * @throws IllegalArgumentException if the secret is empty
     */
    public static Slack of(String name, String botToken, String signingSecret) {
        App app = new App(botToken, WebhookSignature.of(signingSecret), null);
        return new Slack(name, PUBLIC, app, EgressGuard.standard());
    }

    /**
     * Creates a channel whose events come by Slack's Socket Mode. While it is open it holds a connection; one that ends is opened
     * again.
     *
     * @param name its name
     * @param botToken the app's bot token, with the scope {@code chat:write}
     * @param appToken the app's own token, with the scope {@code connections:write}
     * @return the channel
     * @throws IllegalArgumentException if the app's token is empty
     */
    public static Slack socketMode(String name, String botToken, String appToken) {
        if (appToken.isBlank()) {
            throw new IllegalArgumentException("the app token is empty: make one with the scope connections:write");
        }
        return new Slack(name, PUBLIC, new App(botToken, null, appToken), EgressGuard.standard());
    }

    /**
     * Returns this channel on another server.
     *
     * @param server the server
     * @param guard a guard that lets it be reached
     * @return the channel
     */
    public Slack server(URI server, EgressGuard guard) {
        return new Slack(name, server, app, guard);
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
    public void open(Intake intake) {
        if (requests != null) {
            requests.open(intake);
        }
        if (socket != null) {
            socket.open(intake);
        }
    }

    @Override
    public void close() {
        if (requests != null) {
            requests.close();
        }
        if (socket != null) {
            socket.close();
        }
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
        if (!notice.content().actions().isEmpty()) {
            message.put("blocks", blocks(notice.content()));
        }
        HttpCall call = HttpCall.json(server.resolve("/api/chat.postMessage"), Json.write(message))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Authorization", "Bearer " + app.botToken());
        return HttpDelivery.send(new GuardedHttp(guard), call, Slack::result);
    }

    /** The words in sections of the size that Slack takes, and buttons below them. */
    private static List<Map<String, Object>> blocks(Content content) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        String text = text(content);
        for (int from = 0; from < text.length(); from += MOST_SECTION) {
            String part = text.substring(from, Math.min(text.length(), from + MOST_SECTION));
            blocks.add(Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", part)));
        }
        List<Map<String, Object>> buttons = new ArrayList<>();
        for (Content.Action action : content.actions()) {
            Map<String, Object> label = Map.of("type", "plain_text", "text", action.label());
            String id = "action-" + buttons.size();
            buttons.add(Map.of("type", "button", "action_id", id, "text", label, "value", action.reply()));
        }
        blocks.add(Map.of("type", "actions", "elements", buttons));
        return blocks;
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
        return requests == null
                ? new Answer(404, "events of this app come by socket")
                : requests.accept(headers, body, Slack::take);
    }

    private static Answer take(Intake intake, Fields payload) {
        if (payload.text("type").equals("url_verification")) {
            return new Answer(200, payload.text("challenge"));
        }
        SlackEvents.take(intake, payload);
        return new Answer(200, "");
    }
}
