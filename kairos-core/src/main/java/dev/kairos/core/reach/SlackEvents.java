package dev.kairos.core.reach;

import dev.kairos.api.reach.Channel.Intake;
import dev.kairos.api.reach.Incoming;
import dev.kairos.core.internal.json.Fields;
import java.util.List;

/** Takes what Slack tells, in the same form whether it came by webhook or by socket. */
final class SlackEvents {

    private static final List<String> MESSAGES = List.of("message", "app_mention");

    private SlackEvents() {}

    /** Hands a message, or the touch of a button, to whom it may concern; anything else is no news. */
    static void take(Intake intake, Fields payload) {
        switch (payload.text("type", "")) {
            case "event_callback" -> message(intake, payload);
            case "block_actions" -> buttons(intake, payload);
            default -> {
                // Not subscribed to.
            }
        }
    }

    private static void message(Intake intake, Fields payload) {
        Fields event = payload.optObject("event");
        if (event == null
                || !MESSAGES.contains(event.text("type", ""))
                || event.has("bot_id")
                || event.has("subtype")) {
            return;
        }
        String channel = event.text("channel");
        String thread = event.text("thread_ts", event.text("ts"));
        // A mention comes as two events of one message.
        String key = channel + "/" + event.text("ts");
        String user = event.text("user");
        intake.received(new Incoming(key, user, user, channel + "/" + thread, event.text("text", ""), List.of()));
    }

    private static void buttons(Intake intake, Fields payload) {
        Fields user = payload.object("user");
        Fields message = payload.object("message");
        String channel = payload.object("channel").text("id");
        String thread = message.text("thread_ts", message.text("ts"));
        for (Fields action : payload.objects("actions")) {
            String key = channel + "/" + message.text("ts") + "/" + action.text("action_ts");
            String id = user.text("id");
            intake.received(new Incoming(
                    key, id, user.text("username", id), channel + "/" + thread, action.text("value", ""), List.of()));
        }
    }
}
