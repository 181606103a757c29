package dev.kairos.core.reach;

import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Delivery;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.reach.Notifier;
import dev.kairos.core.egress.EgressGuard;
import dev.kairos.core.internal.http.GuardedHttp;
import dev.kairos.core.internal.http.HttpCall;
import dev.kairos.core.internal.json.Json;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Posts to the incoming webhook of a chat. Its address is a secret: it is never part of a message. */
final class IncomingWebhook implements Notifier {

    private final String name;
    private final Format format;
    private final URI uri;
    private final EgressGuard guard;

    /** What a chat takes. */
    enum Format {
        SLACK(40_000) {
            @Override
            Map<String, Object> body(Content content) {
                String title = content.title().isBlank() ? "" : "*" + escaped(content.title()) + "*\n";
                return Map.of("text", title + escaped(content.text()) + link(content), "unfurl_links", false);
            }

            /** Slack reads three characters as markup. */
            private String escaped(String text) {
                return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            }
        },
        DISCORD(1_800) {
            @Override
            Map<String, Object> body(Content content) {
                String title = content.title().isBlank() ? "" : "**" + content.title() + "**\n";
                return Map.of(
                        "content",
                        title + content.text() + link(content),
                        "allowed_mentions",
                        Map.of("parse", List.of()));
            }
        },
        TEAMS(20_000) {
            @Override
            Map<String, Object> body(Content content) {
                Map<String, Object> title = block(content.title(), "Bolder");
                Map<String, Object> text = block(content.text() + link(content), "Default");
                List<Map<String, Object>> blocks = content.title().isBlank() ? List.of(text) : List.of(title, text);
                Map<String, Object> card = Map.of(
                        "$schema", "http://adaptivecards.io/schemas/adaptive-card.json",
                        "type", "AdaptiveCard",
                        "version", "1.4",
                        "body", blocks);
                String type = "application/vnd.microsoft.card.adaptive";
                Map<String, Object> attachment = Map.of("contentType", type, "content", card);
                return Map.of("type", "message", "attachments", List.of(attachment));
            }

            private Map<String, Object> block(String text, String weight) {
                return Map.of("type", "TextBlock", "text", text, "weight", weight, "wrap", true);
            }
        };

        private final int maxText;

        Format(int maxText) {
            this.maxText = maxText;
        }

        abstract Map<String, Object> body(Content content);

        private static String link(Content content) {
            return content.link() == null ? "" : "\n" + content.link();
        }
    }

    IncomingWebhook(String name, Format format, URI uri, EgressGuard guard) {
        this.name = name;
        this.format = format;
        this.uri = uri;
        this.guard = guard;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int maxText() {
        return format.maxText - 500;
    }

    @Override
    public Delivery deliver(Notice notice) {
        HttpCall call = HttpCall.json(uri, Json.write(format.body(notice.content())));
        return HttpDelivery.send(new GuardedHttp(guard), call, answer -> new Delivery.Confirmed(""));
    }
}
