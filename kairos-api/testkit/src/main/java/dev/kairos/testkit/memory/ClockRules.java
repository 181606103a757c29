package dev.kairos.testkit.memory;

import static dev.kairos.testkit.memory.Fixture.KEEPER;
import static dev.kairos.testkit.memory.Fixture.NOW;
import static dev.kairos.testkit.memory.Fixture.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Commit.Author;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.MemoryStore.Rollback;
import dev.kairos.api.memory.StoredEpisode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class ClockRules {
    abstract Fixture fixture();

    @Test
    void order_is_that_of_appending_whatever_the_times_say() {
        append("future", ZonedDateTime.parse("2999-01-01T00:00:00Z"));
        append("past", ZonedDateTime.parse("1970-01-01T00:00:00+14:00"));
        append("present", ZonedDateTime.parse("2026-03-04T05:06:07Z"));
        List<StoredEpisode> all = fixture().store().episodes(KEEPER, SCOPE, EpisodeQuery.after(0, 10));
        assertThat(all).extracting(stored -> stored.episode().id()).containsExactly("future", "past", "present");
        assertThat(fixture()
                        .store()
                        .episodes(KEEPER, SCOPE, EpisodeQuery.after(all.get(0).sequence(), 10)))
                .extracting(stored -> stored.episode().id())
                .containsExactly("past", "present");
    }

    @Test
    void a_clock_that_was_set_back_stops_no_commit() {
        Instant before = NOW.minus(Duration.ofDays(400));
        fixture().add("m1", "the limit is 10");
        fixture().add("m2", "the limit is 20");
        fixture()
                .store()
                .commit(
                        KEEPER,
                        SCOPE,
                        Commit.of(2, before, Author.DREAM, new MemoryOp.Supersede("m1", "m2", before, "")));
        assertThat(fixture().memory("m1").retired()).isEqualTo(before);
        assertThat(fixture().latest().time()).isEqualTo(before);
        fixture().store().rollback(KEEPER, SCOPE, new Rollback(3, 2, before));
        assertThat(fixture().latest().live()).hasSize(2);
    }

    @Test
    void the_ends_of_time_are_kept_as_they_are() {
        append("first", ZonedDateTime.parse("-999999999-01-01T00:00:00+18:00"));
        append("last", ZonedDateTime.parse("+999999999-12-31T23:59:59.999999999-18:00"));
        assertThat(fixture().store().episodes(KEEPER, SCOPE, EpisodeQuery.after(0, 10)))
                .extracting(stored -> stored.episode().time().getYear())
                .containsExactly(-999_999_999, 999_999_999);
    }

    private void append(String id, ZonedDateTime time) {
        Episode like = Fixture.episode(id, "text", Origin.OWNER);
        fixture()
                .append(SCOPE, new Episode(id, time, like.speaker(), like.session(), like.text(), like.origin(), null));
    }
}
