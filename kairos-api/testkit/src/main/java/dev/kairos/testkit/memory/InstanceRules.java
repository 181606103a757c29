package dev.kairos.testkit.memory;

import static dev.kairos.testkit.memory.Fixture.KEEPER;
import static dev.kairos.testkit.memory.Fixture.NOW;
import static dev.kairos.testkit.memory.Fixture.SCOPE;
import static dev.kairos.testkit.memory.Fixture.episode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Commit.Author;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.EpisodeReceipt;
import dev.kairos.api.memory.EpisodeReceipt.Fate;
import dev.kairos.api.memory.Erasure;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.MemoryStore.Rollback;
import dev.kairos.api.memory.StaleGenerationException;
import dev.kairos.api.memory.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two instances over one content, as two processes have them: refused, or of one mind. */
abstract class InstanceRules {
    abstract Fixture fixture();

    /** Opens the same content again, or is refused. */
    abstract MemoryStore second();

    @Test
    void what_one_appends_the_other_has() {
        try (MemoryStore second = secondOrSkip()) {
            fixture().append("e1", "from the first");
            List<EpisodeReceipt> receipts =
                    second.append(KEEPER, SCOPE, List.of(episode("e1", "from the first"), episode("e2", "second")));
            assertThat(receipts).extracting(EpisodeReceipt::fate).containsExactly(Fate.DUPLICATE, Fate.ADDED);
            assertThat(fixture().episodeIds()).containsExactly("e1", "e2");
            assertThatThrownBy(() -> fixture().append("e2", "other"))
                    .isInstanceOfSatisfying(
                            MemoryException.class,
                            e -> assertThat(e.reason()).isEqualTo(MemoryException.Reason.CONFLICT));
        }
    }

    @Test
    void a_commit_of_one_is_seen_by_the_other_and_outdates_its_plan() {
        try (MemoryStore second = secondOrSkip()) {
            Generation made = fixture().add("m1", "a fact");
            assertThat(second.generation(KEEPER, SCOPE, Generation.LATEST)).isEqualTo(made);
            Statement other = fixture().fact("another");
            Commit late = Commit.of(0, NOW, Author.DREAM, new MemoryOp.Add("m2", other, ""));
            assertThatThrownBy(() -> second.commit(KEEPER, SCOPE, late)).isInstanceOf(StaleGenerationException.class);
            Generation next =
                    second.commit(KEEPER, SCOPE, Commit.of(1, NOW, Author.DREAM, new MemoryOp.Add("m2", other, "")));
            assertThat(fixture().latest()).isEqualTo(next);
            second.rollback(KEEPER, SCOPE, new Rollback(2, 0, NOW));
            assertThat(fixture().latest().memories()).isEmpty();
        }
    }

    @Test
    void what_one_erases_the_other_has_no_more() {
        try (MemoryStore second = secondOrSkip()) {
            fixture().append("e1", "secret");
            assertThat(second.episodes(KEEPER, SCOPE, EpisodeQuery.after(0, 9))).hasSize(1);
            fixture().store().erase(KEEPER, SCOPE, Erasure.episodes(NOW, "e1"));
            assertThat(second.episodes(KEEPER, SCOPE, EpisodeQuery.after(0, 9))).isEmpty();
            assertThat(second.append(KEEPER, SCOPE, List.of(episode("e1", "secret"))))
                    .extracting(EpisodeReceipt::fate)
                    .containsExactly(Fate.ERASED);
        }
    }

    @Test
    void closing_one_leaves_the_other_open() {
        secondOrSkip().close();
        fixture().append("e1", "still here");
        assertThat(fixture().episodeIds()).containsExactly("e1");
    }

    private MemoryStore secondOrSkip() {
        try {
            return second();
        } catch (MemoryException e) {
            assertThat(e.reason()).isEqualTo(MemoryException.Reason.LOCKED);
            assertThat(e.retriable()).isTrue();
            fixture().append("own", "the first one works on");
            assumeTrue(false, "a store for one instance at a time");
            throw e;
        }
    }
}
