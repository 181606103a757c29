package dev.kairos.testkit.memory;

import static dev.kairos.testkit.memory.Fixture.KEEPER;
import static dev.kairos.testkit.memory.Fixture.SCOPE;
import static dev.kairos.testkit.memory.Fixture.episode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Change;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.EpisodeReceipt;
import dev.kairos.api.memory.EpisodeReceipt.Fate;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.StoredEpisode;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class EpisodeRules {
    abstract Fixture fixture();

    @Test
    void episodes_come_back_as_they_were_appended() {
        Episode first = episode("e1", "line one\nline \"two\"\t\\ \u0000 \u2028 \uD83D\uDE00 日本");
        Episode second = new Episode(
                "e2",
                ZonedDateTime.of(9999, 12, 31, 23, 59, 59, 1, ZoneId.of("Europe/Berlin")),
                new Episode.Speaker("build", Episode.Role.TOOL),
                new Episode.Session("beat-1", Episode.Session.Kind.BEAT),
                "",
                Origin.UNTRUSTED,
                null);
        append(first, second);
        assertThat(read(0, 10)).extracting(StoredEpisode::episode).containsExactly(first, second);
    }

    @Test
    void a_watermark_and_a_limit_page_through_episodes() {
        append(episode("e1", "a"), episode("e2", "b"), episode("e3", "c"));
        StoredEpisode first = read(0, 1).get(0);
        List<StoredEpisode> rest = read(first.sequence(), 10);
        assertThat(rest).extracting(stored -> stored.episode().id()).containsExactly("e2", "e3");
        assertThat(rest.get(1).sequence()).isGreaterThan(rest.get(0).sequence());
        assertThat(read(rest.get(1).sequence(), 10)).isEmpty();
    }

    @Test
    void episodes_are_read_by_id_in_the_order_that_was_asked_for() {
        append(episode("e1", "a"), episode("e2", "b"));
        assertThat(fixture().store().episodes(KEEPER, SCOPE, EpisodeQuery.ids(List.of("e2", "nope", "e1"))))
                .extracting(stored -> stored.episode().id())
                .containsExactly("e2", "e1");
    }

    @Test
    void an_episode_that_is_there_is_not_written_again() {
        EpisodeReceipt first = append(episode("e1", "a")).get(0);
        List<EpisodeReceipt> again = append(episode("e1", "a"), episode("e2", "b"), episode("e2", "b"));
        assertThat(again).extracting(EpisodeReceipt::fate).containsExactly(Fate.DUPLICATE, Fate.ADDED, Fate.DUPLICATE);
        assertThat(again.get(0).sequence()).isEqualTo(first.sequence());
        assertThat(fixture().episodeIds()).containsExactly("e1", "e2");
    }

    @Test
    void another_content_under_a_taken_id_is_a_conflict_and_nothing_is_appended() {
        append(episode("e1", "a"));
        assertThatThrownBy(() -> append(episode("e2", "b"), episode("e1", "other")))
                .isInstanceOfSatisfying(
                        MemoryException.class, e -> assertThat(e.reason()).isEqualTo(MemoryException.Reason.CONFLICT))
                .hasMessageContaining("'e1'");
        assertThat(fixture().episodeIds()).containsExactly("e1");
    }

    @Test
    void a_text_that_is_too_long_is_cut_and_the_receipt_says_so() {
        Episode large = episode("e1", "x".repeat(10_000_000));
        assertThat(append(large).get(0).fate()).isEqualTo(Fate.CUT);
        assertThat(read(0, 1).get(0).episode().text()).hasSize(Episode.MAX_TEXT);
        assertThat(append(large).get(0).fate()).isEqualTo(Fate.DUPLICATE);
        assertThatThrownBy(() -> append(episode("e1", "x".repeat(9_999_999)))).isInstanceOf(MemoryException.class);
    }

    @Test
    void a_cut_never_parts_a_surrogate_pair() {
        append(episode("e1", "x" + "\uD83D\uDE00".repeat(Episode.MAX_TEXT)));
        assertThat(read(0, 1).get(0).episode().text()).endsWith("\uD83D\uDE00");
    }

    @Test
    void half_a_surrogate_pair_becomes_a_replacement_character() {
        append(episode("e1", "a\uD83Db\uDE00c"));
        assertThat(read(0, 1).get(0).episode().text()).isEqualTo("a\uFFFDb\uFFFDc");
        assertThat(append(episode("e1", "a\uD83Db\uDE00c")).get(0).fate()).isEqualTo(Fate.DUPLICATE);
    }

    @Test
    void too_much_in_one_call_is_refused() {
        String text = "x".repeat(Episode.MAX_TEXT);
        Episode[] many =
                IntStream.range(0, 129).mapToObj(i -> episode("e" + i, text)).toArray(Episode[]::new);
        assertThatThrownBy(() -> append(many)).isInstanceOf(IllegalArgumentException.class);
        assertThat(fixture().episodeIds()).isEmpty();
    }

    @Test
    void nothing_appended_is_nothing_written() {
        assertThat(append()).isEmpty();
        assertThat(read(0, 10)).isEmpty();
    }

    @Test
    void appended_episodes_are_changes() {
        append(episode("e1", "a"));
        List<Change> changes = fixture().store().changes(KEEPER, SCOPE, new EpisodeQuery.After(0, 10));
        assertThat(changes).containsExactly(new Change.Appended(read(0, 1).get(0)));
    }

    private List<EpisodeReceipt> append(Episode... episodes) {
        return fixture().store().append(KEEPER, SCOPE, List.of(episodes));
    }

    private List<StoredEpisode> read(long after, int limit) {
        return fixture().store().episodes(KEEPER, SCOPE, EpisodeQuery.after(after, limit));
    }
}
