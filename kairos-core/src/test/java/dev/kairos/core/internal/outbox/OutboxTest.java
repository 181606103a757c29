package dev.kairos.core.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kairos.api.AgentId;
import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Delivery;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.reach.OutboxLimits;
import dev.kairos.api.reach.Outgoing;
import dev.kairos.api.reach.Outgoing.State;
import dev.kairos.api.reach.Severity;
import dev.kairos.testkit.secret.PlantedSecrets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final OutboxLimits LIMITS = OutboxLimits.defaults(ZoneOffset.UTC);

    private final PostOffice office = new PostOffice("2026-03-01T12:00:00Z");

    @Test
    void a_notice_is_journaled_before_it_is_sent_and_confirmed_after() {
        office.open(LIMITS).send("phone", news("k", "hello"));
        office.settle();

        assertThat(office.delivered).containsExactly("hello");
        assertThat(office.kinds()).containsExactly("outbox.queued", "outbox.sent", "outbox.ended");
        assertThat(office.states()).containsExactly(State.CONFIRMED);
        assertThat(office.post().list().get(0).progress().note()).isEqualTo("n1");
    }

    @Test
    void the_same_key_is_sent_once() {
        office.open(LIMITS);
        for (int i = 0; i < 3; i++) {
            office.post().send("phone", news("k", "hello " + i));
        }
        office.settle();

        assertThat(office.delivered).containsExactly("hello 0");
    }

    @Test
    void what_was_certainly_not_taken_is_tried_again_with_growing_pauses() {
        office.answers(refused(Duration.ZERO), refused(Duration.ofMinutes(5)), refused(Duration.ZERO));
        office.open(LIMITS).send("phone", news("k", "hello"));
        office.settle();
        assertThat(office.states()).containsExactly(State.QUEUED);

        office.pass(Duration.ofSeconds(9));
        assertThat(office.delivered).hasSize(1);
        office.pass(Duration.ofSeconds(1));
        assertThat(office.delivered).hasSize(2);
        office.pass(Duration.ofMinutes(4));
        assertThat(office.delivered).hasSize(2);
        office.pass(Duration.ofMinutes(1));
        assertThat(office.delivered).hasSize(3);
        office.pass(Duration.ofSeconds(40));
        assertThat(office.states()).containsExactly(State.CONFIRMED);
    }

    @Test
    void attempts_end() {
        office.answers(refused(Duration.ZERO), refused(Duration.ZERO), refused(Duration.ZERO));
        office.open(LIMITS.attempts(2)).send("phone", news("k", "hello"));
        office.pass(Duration.ofDays(1));

        assertThat(office.delivered).hasSize(2);
        assertThat(office.states()).containsExactly(State.FAILED);
    }

    @Test
    void an_unknown_delivery_waits_for_a_person() {
        office.answers(new Delivery.Unknown("no answer"));
        office.open(LIMITS).send("phone", news("k", "hello"));
        office.pass(Duration.ofDays(1));

        Outgoing unknown = office.post().list().get(0);
        assertThat(unknown.state()).isEqualTo(State.UNKNOWN);
        assertThat(unknown.progress().note()).isEqualTo("no answer");
        assertThat(office.delivered).hasSize(1);

        assertThat(office.post().resend(unknown.id())).isTrue();
        assertThat(office.post().resend(unknown.id())).isFalse();
        office.settle();
        assertThat(office.states()).containsExactly(State.CONFIRMED);
        assertThat(office.delivered).hasSize(2);
    }

    @Test
    void an_unknown_delivery_is_repeated_where_the_far_side_deduplicates() {
        office.deduplicates = true;
        office.answers(new Delivery.Unknown("no answer"));
        office.open(LIMITS).send("phone", news("k", "hello"));
        office.pass(Duration.ofMinutes(1));

        assertThat(office.delivered).hasSize(2);
        assertThat(office.keys).containsOnly("k");
        assertThat(office.states()).containsExactly(State.CONFIRMED);
    }

    @Test
    void a_notifier_that_breaks_leaves_it_unknown() {
        office.fails = new IllegalStateException("broken");
        office.open(LIMITS).send("phone", news("k", "hello"));
        office.settle();

        assertThat(office.states()).containsExactly(State.UNKNOWN);
    }

    @Test
    void the_same_words_are_not_sent_again_for_a_while() {
        office.open(LIMITS).send("phone", news("a", "hello"));
        office.pass(Duration.ofHours(1));
        office.post().send("phone", news("b", "hello"));
        office.post().send("phone", news("c", "hello you"));
        office.settle();
        office.pass(Duration.ofHours(6));
        office.post().send("phone", news("d", "hello"));
        office.settle();

        assertThat(office.delivered).containsExactly("hello", "hello you", "hello");
        assertThat(office.states())
                .containsExactly(State.CONFIRMED, State.SUPPRESSED, State.CONFIRMED, State.CONFIRMED);
    }

    @Test
    void quiet_hours_hold_news_and_send_one_digest() {
        office.open(LIMITS.quiet("22:00", "07:00"));
        office.pass(Duration.ofHours(11));
        office.post().send("phone", news("a", "one"));
        office.pass(Duration.ofHours(3));
        office.post().send("phone", news("b", "two"));
        office.post().send("phone", Notice.news("c", agent(), Severity.URGENT, Content.of("", "fire")));
        office.post().send("phone", Notice.reply("d", agent(), "", Content.of("", "answer")));
        office.settle();
        assertThat(office.delivered).containsExactly("fire", "answer");

        office.pass(Duration.ofHours(5).minusSeconds(1));
        assertThat(office.delivered).hasSize(2);
        office.pass(Duration.ofSeconds(1));
        assertThat(office.delivered).hasSize(3);
        assertThat(office.delivered.get(2)).isEqualTo("Sun 23:00 one\nMon 02:00 two");
        assertThat(office.states()).startsWith(State.DIGESTED, State.DIGESTED).endsWith(State.CONFIRMED);
    }

    @Test
    void what_is_only_good_to_know_waits_for_the_digest() {
        office.open(LIMITS);
        for (int i = 0; i < 3; i++) {
            office.post().send("phone", Notice.news("k" + i, agent(), Severity.INFO, Content.of("Note", "note " + i)));
        }
        office.post().send("phone", news("now", "news"));
        office.settle();
        assertThat(office.delivered).containsExactly("news");

        office.pass(Duration.ofHours(20));
        assertThat(office.delivered).hasSize(2);
        assertThat(office.delivered.get(1)).contains("Note: note 0", "Note: note 1", "Note: note 2");
    }

    @Test
    void a_rate_holds_back_news_but_no_replies() {
        office.open(LIMITS.perHour(2));
        for (int i = 0; i < 4; i++) {
            office.post().send("phone", news("k" + i, "news " + i));
            office.settle();
        }
        office.post().send("phone", Notice.reply("r", agent(), "", Content.of("", "reply")));
        office.settle();
        assertThat(office.delivered).containsExactly("news 0", "news 1", "reply");

        office.pass(Duration.ofHours(1));
        assertThat(office.delivered).containsExactly("news 0", "news 1", "reply", "news 2", "news 3");
    }

    @Test
    void long_words_are_split_and_keep_their_order() {
        office.answers(refused(Duration.ofSeconds(30)));
        office.maxText = 100;
        String text = "A sentence of some length. ".repeat(10).strip();
        office.open(LIMITS).send("phone", news("k", text));
        office.pass(Duration.ofMinutes(1));

        assertThat(office.delivered.subList(1, office.delivered.size())).allMatch(part -> part.length() <= 100);
        assertThat(String.join(" ", office.delivered.subList(1, office.delivered.size())))
                .isEqualTo(text);
    }

    @Test
    void secrets_do_not_leave() {
        String token = PlantedSecrets.token(7);
        office.open(LIMITS).send("phone", news("k", "the token is " + token));
        office.settle();

        assertThat(office.delivered.get(0)).contains("the token is [secret").doesNotContain(token);
        assertThat(office.payloads()).noneMatch(payload -> payload.contains(token));
    }

    @Test
    void a_locked_screen_shows_no_words_unless_allowed() {
        office.lockScreen = true;
        office.open(LIMITS).send("phone", news("k", "the words"));
        office.settle();
        assertThat(office.delivered).containsExactly("a1 has something to say.");

        office.shown = Set.of("phone");
        office.crash();
        office.open(LIMITS).send("phone", news("l", "more words"));
        office.settle();
        assertThat(office.delivered).contains("more words");
    }

    @Test
    void a_notice_can_be_taken_back_before_it_is_sent() {
        office.open(LIMITS).send("phone", Notice.news("k", agent(), Severity.INFO, Content.of("", "later")));
        office.settle();
        String id = office.post().list().get(0).id();

        assertThat(office.post().cancel(id)).isTrue();
        office.pass(Duration.ofDays(2));
        assertThat(office.delivered).isEmpty();
        assertThat(office.post().resend(id)).isFalse();
    }

    @Test
    void nothing_is_sent_to_nobody() {
        office.open(LIMITS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> office.post().send("pager", news("k", "x")))
                .withMessageContaining("'pager'");
    }

    @Test
    void ended_notices_are_let_go_and_checkpoints_keep_the_rest() {
        office.open(LIMITS.perHour(10_000));
        office.post().send("phone", Notice.news("kept", agent(), Severity.INFO, Content.of("", "kept")));
        for (int i = 0; i < 700; i++) {
            office.post().send("phone", news("k" + i, "news " + i));
            office.settle();
        }
        office.crash();
        office.open(LIMITS);

        List<Outgoing> kept = office.post().list();
        assertThat(kept).hasSize(OutboxState.MOST_ENDED + 1);
        assertThat(kept.get(0).notice().content().text()).isEqualTo("kept");
        assertThat(office.journal().checkpoint(OutboxBook.STREAM)).isPresent();
    }

    private static Delivery refused(Duration retryAfter) {
        return new Delivery.Refused("busy", retryAfter);
    }

    private static AgentId agent() {
        return AgentId.of("a1");
    }

    private static Notice news(String key, String text) {
        return Notice.news(key, agent(), Severity.NORMAL, Content.of("", text));
    }
}
