package dev.kairos.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Delivery;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.reach.Notifier;
import dev.kairos.api.reach.Severity;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Notifier} over a network does. The test of an implementation extends this class, makes the notifier and runs the
 * far side.
 */
public abstract class NotifierContract {

    /** How the far side behaves. */
    public enum FarSideMood {
        /** It takes what it is given. */
        WELL,
        /** It asks to come again later. */
        BUSY,
        /** It refuses for good. */
        REFUSING,
        /** It reads and then hangs up without an answer. */
        HANGING_UP,
        /** It reads and then answers what makes no sense. */
        GARBAGE,
        /** Nobody listens. */
        ABSENT
    }

    /** For subclasses. */
    protected NotifierContract() {}

    /**
     * Makes the notifier.
     *
     * @return the notifier, set up to reach the far side
     * @throws Exception if it cannot
     */
    protected abstract Notifier notifier() throws Exception;

    /**
     * Lets the far side behave in a way from now on.
     *
     * @param mood how
     * @throws Exception if it cannot
     */
    protected abstract void farSide(FarSideMood mood) throws Exception;

    /**
     * Returns whom a notice goes to. By default nobody in particular.
     *
     * @return the receiver, in the notifier's terms
     */
    protected String to() {
        return "";
    }

    @Test
    void what_is_taken_is_confirmed() throws Exception {
        assertThat(deliver(FarSideMood.WELL, Content.of("title", "text")).kind())
                .isEqualTo(Delivery.Kind.CONFIRMED);
    }

    @Test
    void any_words_can_be_delivered() throws Exception {
        String odd =
                "quote \" backslash \\ tab\t null\0 line\r\n.\r\n bell\u0007 <b>&amp; ünï 日本 \uD83D\uDE00 lone \uD83D end";
        Content content = new Content(
                odd.replace('\n', ' ').replace('\r', ' '),
                odd,
                URI.create("https://example.com/a?b=c"),
                List.of(new Content.Action("Yes \"sure\"", "ok-1"), new Content.Action("No", "no-1")));

        assertThat(deliver(FarSideMood.WELL, content).kind()).isEqualTo(Delivery.Kind.CONFIRMED);
        assertThat(deliver(
                                FarSideMood.WELL,
                                Content.of("", "x".repeat(notifier().maxText())))
                        .kind())
                .isEqualTo(Delivery.Kind.CONFIRMED);
    }

    @Test
    void a_busy_far_side_is_tried_again() throws Exception {
        assertThat(deliver(FarSideMood.BUSY, Content.of("", "text")))
                .isInstanceOfSatisfying(
                        Delivery.Refused.class,
                        refused -> assertThat(refused.retryAfter()).isNotNull());
    }

    @Test
    void a_refusal_is_final() throws Exception {
        assertThat(deliver(FarSideMood.REFUSING, Content.of("", "text")))
                .isInstanceOfSatisfying(
                        Delivery.Refused.class,
                        refused -> assertThat(refused.retryAfter()).isNull());
    }

    @Test
    void nobody_knows_what_an_answer_that_is_missing_would_have_said() throws Exception {
        assertThat(deliver(FarSideMood.HANGING_UP, Content.of("", "text")).kind())
                .isEqualTo(Delivery.Kind.UNKNOWN);
        assertThat(deliver(FarSideMood.GARBAGE, Content.of("", "text")).kind()).isEqualTo(Delivery.Kind.UNKNOWN);
    }

    @Test
    void an_absent_far_side_has_taken_nothing() throws Exception {
        assertThat(deliver(FarSideMood.ABSENT, Content.of("", "text")))
                .isInstanceOfSatisfying(
                        Delivery.Refused.class,
                        refused -> assertThat(refused.retryAfter()).isNotNull());
    }

    @Test
    void its_settings_are_in_range() throws Exception {
        assertThat(notifier().name()).matches("[a-z0-9-]{1,40}");
        assertThat(notifier().maxText()).isGreaterThanOrEqualTo(100);
    }

    private Delivery deliver(FarSideMood mood, Content content) throws Exception {
        Notifier notifier = notifier();
        farSide(mood);
        return notifier.deliver(new Notice("key-1", AgentId.of("a1"), to(), Severity.NORMAL, content, false));
    }
}
