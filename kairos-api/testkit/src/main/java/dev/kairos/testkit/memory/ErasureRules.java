package dev.kairos.testkit.memory;

import static dev.kairos.testkit.memory.CommitRules.refused;
import static dev.kairos.testkit.memory.Fixture.KEEPER;
import static dev.kairos.testkit.memory.Fixture.NOW;
import static dev.kairos.testkit.memory.Fixture.SCOPE;
import static dev.kairos.testkit.memory.Fixture.TEAM;
import static dev.kairos.testkit.memory.Fixture.fact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Change;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Commit.Author;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.EpisodeReceipt;
import dev.kairos.api.memory.Erasure;
import dev.kairos.api.memory.ErasureReport;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.MemoryStore.Rollback;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

abstract class ErasureRules {
    private static final String SECRET = "the secret is hunter2";

    abstract Fixture fixture();

    @Test
    void an_erased_episode_is_gone_and_cannot_come_back() {
        fixture().append("e1", SECRET);
        fixture().append("e2", "stays");
        assertThat(erase(Erasure.episodes(NOW, "e1")).episodes()).containsExactly("e1");
        assertThat(fixture().episodeIds()).containsExactly("e2");
        List<EpisodeReceipt> again = fixture().store().append(KEEPER, SCOPE, List.of(Fixture.episode("e1", SECRET)));
        assertThat(again.get(0).fate()).isEqualTo(EpisodeReceipt.Fate.ERASED);
        assertThat(Content.of(fixture().store()).toString()).doesNotContain("hunter2");
    }

    @Test
    void what_rests_only_on_it_goes_from_every_generation() {
        Episode secret = fixture().append("e1", SECRET);
        fixture().commit(new MemoryOp.Add("m1", fact(SECRET, secret), "because hunter2"));
        fixture().commit(new MemoryOp.Demote("m1", ""));
        Generation before = fixture().latest();
        ErasureReport report = erase(Erasure.episodes(NOW, "e1"));
        assertThat(report.memories()).containsExactly("m1");
        assertThat(fixture().latest().memories()).isEmpty();
        assertThat(fixture().latest().number()).isGreaterThan(before.number());
        assertThat(Content.of(fixture().store()).toString()).doesNotContain("hunter2");
    }

    @Test
    void what_rests_on_something_else_too_is_trimmed() {
        Episode secret = fixture().append("e1", SECRET);
        Episode open = fixture().append("e2", "open");
        fixture().commit(new MemoryOp.Add("m1", fact("both", secret, open), ""));
        assertThat(erase(Erasure.episodes(NOW, "e1")).trimmed()).containsExactly("m1");
        assertThat(fixture().memory("m1").statement().grounds().sources()).containsExactly(Source.of(SCOPE, open));
        assertThat(fixture()
                        .generation(1)
                        .memories()
                        .get(0)
                        .statement()
                        .grounds()
                        .sources())
                .hasSize(1);
    }

    @Test
    void an_erased_memory_goes_without_its_episodes() {
        fixture().add("m1", SECRET);
        erase(Erasure.memories(NOW, "m1"));
        assertThat(fixture().latest().memories()).isEmpty();
        assertThat(fixture().episodeIds()).containsExactly("f1");
    }

    @Test
    void a_rollback_does_not_bring_it_back() {
        fixture().add("m1", SECRET);
        fixture().add("m2", "stays");
        erase(Erasure.memories(NOW, "m1"));
        fixture().store().rollback(KEEPER, SCOPE, new Rollback(3, 2, NOW));
        assertThat(fixture().latest().memories()).extracting(Memory::id).containsExactly("m2");
    }

    @Test
    void no_dream_brings_it_back() {
        Episode secret = fixture().append("e1", SECRET);
        Episode other = fixture().append("e2", "other");
        fixture().commit(new MemoryOp.Add("m1", fact(SECRET, secret), ""));
        erase(Erasure.episodes(NOW, "e1"));
        refused("'e1'", () -> fixture().commit(new MemoryOp.Add("m2", fact("x", secret), "")));
        refused("erased", () -> fixture().commit(new MemoryOp.Add("m1", fact("x", other), "")));
        refused("erased", () -> fixture().commit(new MemoryOp.Add("m3", fact(" " + SECRET + "\n", other), "")));
    }

    @Test
    void notes_that_may_quote_it_go_too() {
        fixture().append("e0", "harmless");
        fixture().store().commit(KEEPER, SCOPE, noted(0, "early"));
        fixture().append("e1", SECRET);
        fixture().store().commit(KEEPER, SCOPE, noted(1, "quotes hunter2"));
        erase(Erasure.episodes(NOW, "e1"));
        assertThat(fixture().store().changes(KEEPER, SCOPE, new EpisodeQuery.After(0, 10)))
                .filteredOn(Change.Committed.class::isInstance)
                .extracting(change -> ((Change.Committed) change).commit().note())
                .containsExactly("early", "");
    }

    @Test
    void copies_in_other_scopes_go_with_it() {
        Episode secret = fixture().append("e1", SECRET);
        fixture().commit(new MemoryOp.Add("m1", fact(SECRET, secret), ""));
        fixture().commit(new MemoryOp.Share("m1", TEAM, "copy", ""));
        assertThat(erase(Erasure.episodes(NOW, "e1")).memories()).containsExactlyInAnyOrder("m1", "copy");
        assertThat(fixture().copy("copy")).isNull();
    }

    @Test
    void a_whole_scope_can_be_erased() {
        fixture().add("m1", SECRET);
        fixture().add("m2", SECRET + "!");
        fixture().commit(new MemoryOp.Share("m2", TEAM, "copy", ""));
        erase(Erasure.scope(NOW));
        assertThat(fixture().episodeIds()).isEmpty();
        assertThat(fixture().latest().memories()).isEmpty();
        assertThat(fixture().copy("copy")).isNull();
        assertThat(Content.of(fixture().store()).changes().toString()).doesNotContain("hunter2");
        fixture().append("new", "a new beginning");
        assertThat(fixture().episodeIds()).containsExactly("new");
    }

    @Test
    void an_unknown_episode_can_be_erased_ahead() {
        erase(Erasure.episodes(NOW, "later"));
        fixture().append("later", SECRET);
        assertThat(fixture().episodeIds()).isEmpty();
    }

    @Test
    void what_a_person_states_rests_on_no_episode() {
        fixture().append("e1", SECRET);
        fixture()
                .commit(
                        Author.PERSON,
                        new MemoryOp.Add("m1", Statement.of(Statement.Kind.FACT, "stated", Origin.OWNER), ""));
        erase(new Erasure(Erasure.Kind.EPISODES, Set.of("e1"), NOW));
        assertThat(fixture().latest().memories()).hasSize(1);
    }

    @Test
    void an_erasure_is_a_change() {
        fixture().append("e1", SECRET);
        erase(Erasure.episodes(NOW, "e1"));
        List<Change> changes = fixture().store().changes(KEEPER, SCOPE, new EpisodeQuery.After(0, 10));
        assertThat(changes)
                .singleElement()
                .isInstanceOfSatisfying(
                        Change.Erased.class,
                        change -> assertThat(change.episodes()).containsExactly("e1"));
    }

    @Test
    void erasing_again_does_no_harm() {
        fixture().append("e1", SECRET);
        erase(Erasure.episodes(NOW, "e1"));
        erase(Erasure.episodes(NOW, "e1"));
        assertThat(fixture().episodeIds()).isEmpty();
    }

    @Test
    void what_a_memory_merged_from_goes_and_what_it_says_itself_stays() {
        Episode secret = fixture().append("e1", SECRET);
        Episode open = fixture().append("e2", "open");
        fixture()
                .commit(
                        new MemoryOp.Add("m1", fact(SECRET, secret), ""),
                        new MemoryOp.Add("m2", fact("open", open), ""));
        fixture().commit(new MemoryOp.Merge(Set.of("m1"), "m2", ""));
        ErasureReport report = erase(Erasure.episodes(NOW, "e1"));
        assertThat(report.memories()).containsExactly("m1");
        assertThat(report.trimmed()).containsExactly("m2");
        assertThat(fixture().memory("m2").statement().grounds().sources()).containsExactly(Source.of(SCOPE, open));
        assertThat(Content.of(fixture().store()).toString()).doesNotContain("hunter2");
    }

    @Test
    void every_generation_can_still_be_read_and_rolled_back_to() {
        fixture().add("m1", SECRET);
        fixture().add("m2", "stays");
        fixture().commit(new MemoryOp.Expire("m2", NOW, ""));
        erase(Erasure.memories(NOW, "m1"));
        assertThat(fixture().generation(1).memories()).isEmpty();
        assertThat(fixture().generation(2).live()).extracting(Memory::id).containsExactly("m2");
        fixture().store().rollback(KEEPER, SCOPE, new Rollback(4, 2, NOW));
        assertThat(fixture().latest().live()).extracting(Memory::id).containsExactly("m2");
        fixture().add("m3", "goes on");
        assertThat(fixture().latest().number()).isEqualTo(6);
    }

    private ErasureReport erase(Erasure erasure) {
        return fixture().store().erase(KEEPER, SCOPE, erasure);
    }

    private static Commit noted(long expected, String note) {
        return new Commit(expected, NOW, Author.DREAM, List.of(), 0, note);
    }
}
