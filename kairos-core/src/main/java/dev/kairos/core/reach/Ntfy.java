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
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Push notifications by <a href="https://docs.ntfy.sh/publish/">ntfy</a>, on the public server or one's own. With a reply topic
 * that only the owner's devices may write to, the buttons of a notification send answers back, without an inbound port: the
 * runtime asks for them. Immutable but for what it reads.
 */
public final class Ntfy implements Channel {

    private final String name;
    private final URI server;
    private final String topic;
    private final @Nullable String token;
    private final @Nullable Replies replies;
    private final EgressGuard guard;
    private final Poll poll = new Poll(this::poll);
    private volatile String since = "10m";

    /** Where answers come from, and with what the phone may write there. */
    private record Replies(String topic, String phoneToken) {}

    private Ntfy(Ntfy of, @Nullable String token, @Nullable Replies replies, EgressGuard guard) {
        this(of.name, of.server, of.topic, token, replies, guard);
    }

    private Ntfy(
            String name,
            URI server,
            String topic,
            @Nullable String token,
            @Nullable Replies replies,
            EgressGuard guard) {
        if (!topic.matches("[-_A-Za-z0-9]{1,64}")) {
            throw new IllegalArgumentException("ntfy topic '" + topic + "' must be 1-64 letters, digits, '-' and '_'");
        }
        this.name = name;
        this.server = server;
        this.topic = topic;
        this.token = token;
        this.replies = replies;
        this.guard = guard;
    }

    /**
     * Creates a notifier for a topic of a server.
     *
     * @param name the notifier's name
     * @param server the server, for example {@code https://ntfy.sh}
     * @param topic the topic; on a server without access control whoever guesses it can read it
     * @return the notifier
     * @throws IllegalArgumentException if the topic has another form
     */
    public static Ntfy of(String name, URI server, String topic) {
        return new Ntfy(name, server, topic, null, null, EgressGuard.standard());
    }

    /**
     * Returns this notifier with an access token.
     *
     * @param accessToken a token that may publish to the topic, and read the reply topic if there is one
     * @return the notifier
     */
    public Ntfy token(String accessToken) {
        return new Ntfy(this, accessToken, replies, guard);
    }

    /**
     * Returns this notifier with a topic on which answers come back.
     *
     * @param replyTopic the topic; access control must let nobody but the owner's devices write to it
     * @param phoneToken the token with which the buttons write to it; can do nothing else
     * @return the notifier
     */
    public Ntfy replies(String replyTopic, String phoneToken) {
        return new Ntfy(this, token, new Replies(replyTopic, phoneToken), guard);
    }

    /**
     * Returns this notifier with a guard that lets it reach a server of one's own network.
     *
     * @param guard the guard
     * @return the notifier
     */
    public Ntfy guard(EgressGuard guard) {
        return new Ntfy(this, token, replies, guard);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean showsOnLockScreen() {
        return true;
    }

    @Override
    public boolean takesNews() {
        return true;
    }

    /** Replies are read from a topic that access control protects. */
    @Override
    public boolean authenticates() {
        return replies != null && token != null;
    }

    @Override
    public Delivery deliver(Notice notice) {
        HttpCall call = authorized(HttpCall.json(server.resolve("/"), Json.write(message(notice))));
        return HttpDelivery.send(new GuardedHttp(guard), call, answer -> new Delivery.Confirmed(id(answer)));
    }

    private Map<String, @Nullable Object> message(Notice notice) {
        Content content = notice.content();
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("topic", topic);
        message.put("title", content.title());
        message.put("message", content.text());
        message.put(
                "priority",
                switch (notice.severity()) {
                    case INFO -> 2;
                    case NORMAL -> 3;
                    case URGENT -> 5;
                });
        message.put("tags", List.of(notice.agent().value()));
        if (content.link() != null) {
            message.put("click", content.link().toString());
        }
        Replies back = replies;
        if (back != null && !content.actions().isEmpty()) {
            List<Map<String, Object>> actions = new ArrayList<>();
            content.actions().stream().limit(3).forEach(action -> actions.add(button(action, back)));
            message.put("actions", actions);
        }
        return message;
    }

    private Map<String, Object> button(Content.Action action, Replies back) {
        return Map.of(
                "action", "http",
                "label", action.label(),
                "url", server.resolve("/" + back.topic()).toString(),
                "method", "POST",
                "headers", Map.of("Authorization", "Bearer " + back.phoneToken()),
                "body", action.reply(),
                "clear", true);
    }

    private static String id(HttpAnswer answer) {
        try {
            return Json.fields(answer.text()).text("id", "");
        } catch (JsonException e) {
            return "";
        }
    }

    @Override
    public void open(Intake intake) {
        if (replies != null) {
            poll.open(intake);
        }
    }

    @Override
    public void close() {
        poll.close();
    }

    private void poll(Intake intake) throws IOException {
        Replies back = replies;
        if (back == null) {
            return;
        }
        URI uri = server.resolve("/" + back.topic() + "/json?poll=1&since=" + since);
        HttpAnswer answer = new GuardedHttp(guard).send(authorized(HttpCall.get(uri)));
        if (!answer.isSuccess() || !answer.isWhole()) {
            throw new IOException("ntfy answers " + answer.status() + (answer.isWhole() ? "" : ", cut off"));
        }
        for (String line : answer.text().split("\n", -1)) {
            if (!line.isBlank()) {
                message(intake, back.topic(), Json.fields(line));
            }
        }
        poll.again(Poll.PAUSE);
    }

    private void message(Intake intake, String from, Fields message) {
        if (message.text("event", "").equals("message")) {
            String id = message.text("id");
            intake.received(new Incoming(id, from, name, from, message.text("message", ""), List.of()));
            since = id;
        }
    }

    private HttpCall authorized(HttpCall call) {
        return token == null ? call : call.header("Authorization", "Bearer " + token);
    }
}
