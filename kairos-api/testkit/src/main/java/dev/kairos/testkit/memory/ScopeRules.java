package dev.kairos.testkit.memory;

import static dev.kairos.testkit.memory.Fixture.KEEPER;
import static dev.kairos.testkit.memory.Fixture.NOW;
import static dev.kairos.testkit.memory.Fixture.SCOPE;
import static dev.kairos.testkit.memory.Fixture.STRANGER;
import static dev.kairos.testkit.memory.Fixture.TEAM;
import static dev.kairos.testkit.memory.Fixture.episode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.Erasure;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.MemoryStore.Rollback;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

abstract class ScopeRules {
    abstract Fixture fixture();

    @Test
    void scopes_do_not_see_each_other() {
        fixture().append("e1", "mine");
        fixture().append(TEAM, episode("e1", "ours"));
        fixture().add("m1", "mine");
        assertThat(fixture().store().episodes(KEEPER, TEAM, EpisodeQuery.after(0, 10)))
                .extracting(stored -> stored.episode().text())
                .containsExactly("ours");
        assertThat(fixture().store().generation(KEEPER, TEAM, 0).memories()).isEmpty();
        assertThat(fixture().episodeIds()).hasSize(2);
    }

    @Test
    void scopes_of_one_name_and_different_kinds_are_different() {
        Principal both = KEEPER.writing(Scope.user("keeper"), Scope.project("keeper"), Scope.team("keeper"));
        fixture().append("e1", "mine");
        assertThat(fixture().store().episodes(both, Scope.user("keeper"), EpisodeQuery.after(0, 10)))
                .isEmpty();
        assertThat(fixture().store().episodes(both, Scope.project("keeper"), EpisodeQuery.after(0, 10)))
                .isEmpty();
    }

    @Test
    void whoever_has_no_right_is_denied_everything() {
        MemoryStore store = fixture().store();
        fixture().append("e1", "mine");
        Commit commit = Commit.of(0, NOW, Commit.Author.PERSON);
        denied(() -> store.append(STRANGER, SCOPE, List.of(episode("e2", "x"))));
        denied(() -> store.episodes(STRANGER, SCOPE, EpisodeQuery.after(0, 1)));
        denied(() -> store.episodes(STRANGER, SCOPE, EpisodeQuery.ids(List.of("e1"))));
        denied(() -> store.commit(STRANGER, SCOPE, commit));
        denied(() -> store.rollback(STRANGER, SCOPE, new Rollback(0, 0, NOW)));
        denied(() -> store.generation(STRANGER, SCOPE, 0));
        denied(() -> store.erase(STRANGER, SCOPE, Erasure.scope(NOW)));
        denied(() -> store.changes(STRANGER, SCOPE, new EpisodeQuery.After(0, 1)));
        assertThat(fixture().episodeIds()).containsExactly("e1");
    }

    @Test
    void the_right_to_read_is_no_right_to_write() {
        Principal reader = STRANGER.reading(SCOPE);
        fixture().append("e1", "mine");
        assertThat(fixture().store().episodes(reader, SCOPE, EpisodeQuery.after(0, 10)))
                .hasSize(1);
        denied(() -> fixture().store().append(reader, SCOPE, List.of(episode("e2", "x"))));
        denied(() -> fixture().store().erase(reader, SCOPE, Erasure.scope(NOW)));
    }

    @Test
    void a_source_in_a_scope_that_may_not_be_read_does_not_resolve() {
        Principal owner = new Principal("owner", Set.of(), Set.of(TEAM));
        Source foreign = Source.of(SCOPE, fixture().append("e1", "mine"));
        Statement statement = Statement.of(Statement.Kind.FACT, "mine", Origin.OWNER, foreign);
        Commit commit = Commit.of(0, NOW, Commit.Author.DREAM, new MemoryOp.Add("m1", statement, ""));
        CommitRules.refused("'e1'", () -> fixture().store().commit(owner, TEAM, commit));
        assertThat(fixture().store().commit(KEEPER, TEAM, commit).live()).hasSize(1);
    }

    @Test
    void names_that_mean_something_to_file_systems_and_databases_are_just_names() {
        for (String name : List.of("..", ".", "a/b", "a\\b", "CON", "x'; drop table", "ä", "A", "a", "%2e", "名")) {
            Scope scope = Scope.user(name);
            Principal principal = STRANGER.writing(scope);
            fixture().store().append(principal, scope, List.of(episode("e1", "of " + name)));
        }
        for (String name : List.of("..", ".", "a/b", "a\\b", "CON", "x'; drop table", "ä", "A", "a", "%2e", "名")) {
            Scope scope = Scope.user(name);
            assertThat(fixture().store().episodes(STRANGER.reading(scope), scope, EpisodeQuery.after(0, 10)))
                    .extracting(stored -> stored.episode().text())
                    .containsExactly("of " + name);
        }
    }

    private static void denied(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        MemoryException.class, e -> assertThat(e.reason()).isEqualTo(MemoryException.Reason.DENIED));
    }
}
