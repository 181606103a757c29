package dev.kairos.core.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.reach.Notifier;
import dev.kairos.api.reach.Severity;
import dev.kairos.core.egress.EgressGuard;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import java.net.URI;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IncomingWebhookTest {

    private static final Notice NOTICE =
            Notice.news("k", AgentId.of("a1"), Severity.NORMAL, Content.of("Title", "<!channel> @everyone & co"));

    @Nested
    class SlackFormat extends WireTest {
        @Override
        protected Notifier notifier() {
            return Notifiers.slack("slack", far.uri("/services/T/B/x"), far.guard());
        }

        @Test
        void markup_is_escaped() throws Exception {
            notifier().deliver(NOTICE);

            assertThat(far.last().line()).isEqualTo("POST /services/T/B/x HTTP/1.1");
            assertThat(Json.fields(far.last().text()).text("text"))
                    .isEqualTo("*Title*\n&lt;!channel&gt; @everyone &amp; co");
        }
    }

    @Nested
    class DiscordFormat extends WireTest {
        @Override
        protected Notifier notifier() {
            return Notifiers.discord("discord", far.uri("/api/webhooks/1/x"), far.guard());
        }

        @Test
        void nobody_is_mentioned() throws Exception {
            notifier().deliver(NOTICE);

            Fields body = Json.fields(far.last().text());
            assertThat(body.text("content")).isEqualTo("**Title**\n<!channel> @everyone & co");
            assertThat(body.object("allowed_mentions").list("parse")).isEmpty();
        }
    }

    @Nested
    class TeamsFormat extends WireTest {
        @Override
        protected Notifier notifier() {
            return Notifiers.teams("teams", far.uri("/workflows/x"), far.guard());
        }

        @Test
        void an_adaptive_card_is_posted() throws Exception {
            notifier().deliver(NOTICE);

            Fields attachment =
                    Json.fields(far.last().text()).objects("attachments").get(0);
            assertThat(attachment.text("contentType")).isEqualTo("application/vnd.microsoft.card.adaptive");
            assertThat(attachment.object("content").text("type")).isEqualTo("AdaptiveCard");
            assertThat(attachment.object("content").objects("body").get(1).text("text"))
                    .isEqualTo("<!channel> @everyone & co");
        }
    }

    @Test
    void the_address_is_a_secret() throws Exception {
        URI uri = URI.create("http://127.0.0.1:9/services/secret");
        assertThat(Notifiers.slack("slack", uri, EgressGuard.standard())
                        .deliver(NOTICE)
                        .toString())
                .doesNotContain("secret");
    }
}
