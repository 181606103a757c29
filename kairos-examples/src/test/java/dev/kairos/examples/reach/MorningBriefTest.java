package dev.kairos.examples.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.event.Origin;
import dev.kairos.api.reach.Contacts.Contact;
import dev.kairos.core.Kairos;
import dev.kairos.core.reach.Telegram;
import dev.kairos.testkit.VirtualTime;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MorningBriefTest {

    private static final String NOTHING = "{\"ok\":true,\"result\":[]}";

    private final VirtualTime time = VirtualTime.startingAt("2026-03-02T06:00:00Z");
    private final AtomicInteger polls = new AtomicInteger();

    /** The Bot API: one question comes with the second poll; polls take their time. */
    private String telegram(String request) {
        if (request.contains("/sendMessage")) {
            return "{\"ok\":true,\"result\":{\"message_id\":1}}";
        }
        String question =
                "{\"update_id\":%d,\"message\":{\"from\":{\"id\":%d,\"first_name\":\"x\"},\"chat\":{\"id\":%d},\"text\":\"how full is the disk?\"}}";
        return switch (polls.incrementAndGet()) {
            case 2 ->
                "{\"ok\":true,\"result\":[" + String.format(question, 5, 99, 99) + ","
                        + String.format(question, 6, 13, 13) + "]}";
            default -> NOTHING;
        };
    }

    @Test
    void the_owner_is_told_once_each_morning_and_answered_when_asking() throws Exception {
        try (Phone bots = new Phone(this::telegram)) {
            Telegram telegram = Telegram.of("telegram", "1:a")
                    .home("99")
                    .server(bots.uri(), bots.guard())
                    .pausing(Duration.ofHours(1));
            try (Kairos kairos = MorningBrief.host(telegram, ZoneOffset.UTC)
                    .clock(time)
                    .timers(time)
                    .executor(time)
                    .build()) {
                kairos.contacts().add(new Contact("telegram", "99", "Ada", Origin.OWNER));
                MorningBrief.start(kairos, ZoneOffset.UTC);
                time.advance(Duration.ofMinutes(65));
                List<String> early = sent(bots);
                assertThat(early).allMatch(message -> message.contains("\"99\""));
                int answered = early.size();
                assertThat(answered).isPositive();

                time.advance(Duration.ofHours(60));
                assertThat(sent(bots)).hasSizeBetween(answered + 2, answered + 3);
                assertThat(sent(bots).get(answered)).contains("Good morning! ", "GB are free");
            }
        }
    }

    private static List<String> sent(Phone bots) {
        return bots.posted.stream()
                .filter(request -> request.contains("/sendMessage"))
                .toList();
    }
}
