package dev.kairos.core.reach;

import dev.kairos.api.reach.Channel;
import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Delivery;
import dev.kairos.api.reach.Incoming;
import dev.kairos.api.reach.Incoming.Attachment;
import dev.kairos.api.reach.Notice;
import dev.kairos.core.egress.EgressException;
import dev.kairos.core.egress.EgressGuard;
import dev.kairos.core.internal.http.GuardedHttp;
import dev.kairos.core.internal.http.HttpAnswer;
import dev.kairos.core.internal.http.HttpCall;
import dev.kairos.core.internal.http.HttpFailure;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.json.JsonException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Telegram bot: messages are asked for by long polls, so that no inbound port is needed. Telegram itself says who a sender is; the
 * numeric id of the user is what is paired. Buttons come back as messages.
 */
public final class Telegram implements Channel {

    private static final Duration WAIT = Duration.ofSeconds(25);
    private static final int MOST_BUTTON = 64;

    private final String name;
    private final URI server;
    private final String token;
    private final String home;
    private final EgressGuard guard;
    private final Duration pause;
    private final Poll poll = new Poll(this::poll);
    private volatile long offset;

    private Telegram(String name, URI server, String token, String home, EgressGuard guard, Duration pause) {
        if (!token.matches("[0-9]+:[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException("a bot token has the form 123:abc; take it from @BotFather");
        }
        this.name = name;
        this.server = server;
        this.token = token;
        this.home = home;
        this.guard = guard;
        this.pause = pause;
    }

    /**
     * Creates a channel.
     *
     * @param name its name
     * @param token the bot's token
     * @return the channel
     * @throws IllegalArgumentException if the token has another form
     */
    public static Telegram of(String name, String token) {
        return new Telegram(
                name, URI.create("https://api.telegram.org"), token, "", EgressGuard.standard(), Duration.ZERO);
    }

    /**
     * Returns this channel with the chat that news go to which answer nobody.
     *
     * @param chat the chat's id
     * @return the channel
     */
    public Telegram home(String chat) {
        return new Telegram(name, server, token, chat, guard, pause);
    }

    /**
     * Returns this channel on another server of the Bot API.
     *
     * @param server the server
     * @param guard a guard that lets it be reached
     * @return the channel
     */
    public Telegram server(URI server, EgressGuard guard) {
        return new Telegram(name, server, token, home, guard, pause);
    }

    /**
     * Returns this channel with a pause between polls. By default none: Telegram itself lets each wait until there is a message.
     *
     * @param pause the pause
     * @return the channel
     */
    public Telegram pausing(Duration pause) {
        return new Telegram(name, server, token, home, guard, pause);
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
    public boolean showsOnLockScreen() {
        return false; // A chat that the person opened; its previews are settled on the device.
    }

    @Override
    public boolean takesNews() {
        return !home.isEmpty();
    }

    @Override
    public int maxText() {
        return 3_500;
    }

    @Override
    public void open(Intake intake) {
        poll.open(intake);
    }

    @Override
    public void close() {
        poll.close();
    }

    @Override
    public Delivery deliver(Notice notice) {
        String chat = notice.to().isEmpty() ? home : notice.to();
        if (chat.isEmpty()) {
            return new Delivery.Refused("no chat to write to: name one with Telegram.home", null);
        }
        try {
            HttpAnswer answer = new GuardedHttp(guard).send(call("sendMessage", message(chat, notice.content())));
            return answer.isSuccess() ? confirmed(answer) : refused(answer);
        } catch (EgressException e) {
            return new Delivery.Refused("Telegram may not be called", e.retriable() ? Duration.ZERO : null);
        } catch (HttpFailure e) {
            return e.sent()
                    ? new Delivery.Unknown("Telegram gave no answer")
                    : new Delivery.Refused("Telegram could not be reached", Duration.ZERO);
        }
    }

    private static Map<String, Object> message(String chat, Content content) {
        String title = content.title().isBlank() ? "" : content.title() + "\n";
        String link = content.link() == null ? "" : "\n" + content.link();
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("chat_id", chat);
        message.put("text", title + content.text() + link);
        message.put("link_preview_options", Map.of("is_disabled", true));
        List<Map<String, String>> buttons = new ArrayList<>();
        for (Content.Action action : content.actions()) {
            if (action.reply().length() <= MOST_BUTTON) {
                buttons.add(Map.of("text", action.label(), "callback_data", action.reply()));
            }
        }
        if (!buttons.isEmpty()) {
            message.put("reply_markup", Map.of("inline_keyboard", List.of(buttons)));
        }
        return message;
    }

    private static Delivery confirmed(HttpAnswer answer) {
        try {
            Fields result = Json.fields(answer.text()).object("result");
            return new Delivery.Confirmed(Long.toString(result.number("message_id")));
        } catch (JsonException e) {
            return answer.isWhole()
                    ? new Delivery.Unknown("Telegram's answer is not JSON")
                    : new Delivery.Confirmed("");
        }
    }

    private static Delivery refused(HttpAnswer answer) {
        Delivery plain = HttpDelivery.of(answer);
        if (answer.status() == 429) {
            try {
                Fields parameters = Json.fields(answer.text()).object("parameters");
                return new Delivery.Refused(
                        "Telegram answers 429", Duration.ofSeconds(parameters.number("retry_after", 60)));
            } catch (JsonException e) {
                return plain;
            }
        }
        return plain;
    }

    private void poll(Intake intake) throws IOException {
        Map<String, Object> ask = Map.of(
                "offset", offset,
                "timeout", WAIT.toSeconds(),
                "allowed_updates", List.of("message", "callback_query"));
        HttpAnswer answer =
                new GuardedHttp(guard).send(call("getUpdates", ask).timeout(WAIT.plus(Duration.ofSeconds(10))));
        if (!answer.isSuccess() || !answer.isWhole()) {
            throw new IOException("Telegram answers " + answer.status()
                    + (answer.status() == 409 ? ": another process asks for this bot's messages" : ""));
        }
        poll.again(pause);
        for (Fields update : Json.fields(answer.text()).objects("result")) {
            long id = update.number("update_id");
            update(intake, id, update);
            offset = id + 1; // Asking with it tells Telegram that the message was taken.
        }
    }

    private void update(Intake intake, long id, Fields update) throws IOException {
        Fields button = update.optObject("callback_query");
        Fields message = button == null ? update.optObject("message") : button.optObject("message");
        Fields from = button == null ? (message == null ? null : message.optObject("from")) : button.optObject("from");
        if (message == null || from == null) {
            return;
        }
        String text = button == null ? message.text("text", message.text("caption", "")) : button.text("data", "");
        List<Attachment> attachments = button == null ? attachments(message) : List.of();
        intake.received(new Incoming(
                Long.toString(id),
                Long.toString(from.number("id")),
                from.text("first_name", "somebody"),
                Long.toString(message.object("chat").number("id")),
                text,
                attachments));
        if (button != null) {
            new GuardedHttp(guard).send(call("answerCallbackQuery", Map.of("callback_query_id", button.text("id"))));
        }
    }

    private static List<Attachment> attachments(Fields message) {
        List<Attachment> attachments = new ArrayList<>();
        for (String kind : List.of("document", "audio", "video", "voice")) {
            Fields file = message.optObject(kind);
            if (file != null) {
                attachments.add(new Attachment(
                        file.text("file_name", kind), file.text("mime_type", ""), file.number("file_size", 0), ""));
            }
        }
        if (!message.list("photo").isEmpty()) {
            attachments.add(new Attachment("photo", "image/jpeg", 0, ""));
        }
        return attachments;
    }

    private HttpCall call(String method, Map<String, Object> parameters) {
        return HttpCall.json(server.resolve("/bot" + token + "/" + method), Json.write(parameters));
    }
}
