package dev.kairos.core.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kairos.api.AgentId;
import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Delivery;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.reach.Notifier;
import dev.kairos.core.egress.EgressGuard;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Held to https://core.telegram.org/bots/api. */
class TelegramTest extends WireTest {

    private static final String MESSAGE = """
            {"ok":true,"result":[
              {"update_id":41,"message":{"message_id":7,"from":{"id":99,"first_name":"Ada"},
               "chat":{"id":-5,"type":"group"},"text":"hi"}},
              {"update_id":42,"message":{"message_id":8,"from":{"id":99,"first_name":"Ada"},"chat":{"id":99},
               "caption":"see","document":{"file_name":"a.pdf","mime_type":"application/pdf","file_size":123}}},
              {"update_id":43,"callback_query":{"id":"q1","from":{"id":99,"first_name":"Ada"},"data":"yes 1",
               "message":{"message_id":9,"chat":{"id":99}}}},
              {"update_id":44,"poll":{}}]}
            """;

    private Telegram telegram() {
        return Telegram.of("telegram", "123:abc").home("99").server(far.uri("/"), far.guard());
    }

    @Override
    protected Notifier notifier() {
        return telegram();
    }

    @Override
    String well() {
        return "{\"ok\":true,\"result\":{\"message_id\":17}}";
    }

    @Test
    void an_answer_goes_to_its_chat_with_buttons() {
        far.answers(request -> FarSide.ok(well()));
        Content content = new Content("", "Deploy?", null, List.of(new Content.Action("Yes", "yes 1")));
        Delivery delivery = telegram().deliver(Notice.reply("k", AgentId.of("a1"), "-5", content));

        assertThat(delivery).isEqualTo(new Delivery.Confirmed("17"));
        assertThat(far.last().line()).isEqualTo("POST /bot123:abc/sendMessage HTTP/1.1");
        Fields body = Json.fields(far.last().text());
        assertThat(body.text("chat_id")).isEqualTo("-5");
        assertThat(body.text("text")).isEqualTo("Deploy?");
        assertThat(body.object("reply_markup").list("inline_keyboard"))
                .isEqualTo(List.of(List.of(Map.of("text", "Yes", "callback_data", "yes 1"))));
    }

    @Test
    void a_busy_telegram_says_when() {
        far.answers(request -> {
            String body = "{\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":33}}";
            return FarSide.ok(body).replace("200 OK", "429 Too Many Requests");
        });

        assertThat(telegram().deliver(Notice.reply("k", AgentId.of("a1"), "-5", Content.of("", "x"))))
                .isEqualTo(new Delivery.Refused("Telegram answers 429", Duration.ofSeconds(33)));
    }

    @Test
    void messages_are_polled_and_acknowledged_once_they_were_taken() {
        Ears ears = new Ears();
        Telegram telegram = telegram();
        // The second poll, which acknowledges, is the last: the channel is closed while it runs.
        far.answers(request -> {
            boolean first = request.text().contains("\"offset\":0");
            if (request.line().contains("getUpdates") && !first) {
                telegram.close();
            }
            return FarSide.ok(first ? MESSAGE : "{\"ok\":true,\"result\":[]}");
        });
        telegram.open(ears);
        ears.pass(Duration.ofSeconds(1));

        assertThat(ears.heard).hasSize(3);
        assertThat(ears.heard.get(0).to()).isEqualTo("-5");
        assertThat(ears.heard.get(0).sender()).isEqualTo("99");
        assertThat(ears.heard.get(0).key()).isEqualTo("41");
        assertThat(ears.heard.get(1).attachments().get(0).name()).isEqualTo("a.pdf");
        assertThat(ears.heard.get(2).text()).isEqualTo("yes 1");
        assertThat(far.requests.stream().map(FarSide.Request::line))
                .contains("POST /bot123:abc/answerCallbackQuery HTTP/1.1");
        assertThat(far.last().text()).contains("\"offset\":45");
    }

    @Test
    void the_token_is_in_no_message() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Telegram.of("telegram", "nonsense-secret"))
                .withMessageNotContaining("secret");
        assertThat(Telegram.of("telegram", "123:abc")
                        .home("1")
                        .server(far.uri("/"), EgressGuard.standard())
                        .deliver(Notice.reply("k", AgentId.of("a1"), "1", Content.of("", "x")))
                        .toString())
                .doesNotContain("abc");
    }
}
