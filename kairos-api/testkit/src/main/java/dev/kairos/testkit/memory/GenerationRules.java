package dev.kairos.testkit.memory;

import static dev.kairos.testkit.memory.Fixture.KEEPER;
import static dev.kairos.testkit.memory.Fixture.NOW;
import static dev.kairos.testkit.memory.Fixture.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.api.memory.Change;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.MemoryStore.Rollback;
import dev.kairos.api.memory.StaleGenerationException;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class GenerationRules {
    abstract Fixture fixture();

    @Test
    void a_scope_begins_with_the_empty_generation() {
        assertThat(fixture().latest()).isEqualTo(Generation.empty(SCOPE));
        assertThat(fixture().generation(0)).isEqualTo(Generation.empty(SCOPE));
    }

    @Test
    void every_generation_can_be_read() {
        Generation first = fixture().add("m1", "one");
        Generation second = fixture().add("m2", "two");
        Generation third = fixture().commit(new MemoryOp.Expire("m1", NOW, ""));
        assertThat(fixture().generation(1)).isEqualTo(first);
        assertThat(fixture().generation(2)).isEqualTo(second);
        assertThat(fixture().generation(3)).isEqualTo(third);
    }

    @Test
    void a_generation_that_never_was_is_unknown() {
        assertThatThrownBy(() -> fixture().generation(1))
                .isInstanceOfSatisfying(
                        MemoryException.class, e -> assertThat(e.reason()).isEqualTo(MemoryException.Reason.UNKNOWN));
        assertThatThrownBy(() -> rollback(0, 5)).isInstanceOf(MemoryException.class);
        assertThatThrownBy(() -> fixture().generation(-1)).isInstanceOf(MemoryException.class);
    }

    @Test
    void a_rollback_restores_the_memories_and_the_watermark() {
        fixture().append("e1", "a");
        long read = fixture()
                .store()
                .episodes(KEEPER, SCOPE, EpisodeQuery.after(0, 1))
                .get(0)
                .sequence();
        Generation first = fixture().add("m1", "one");
        fixture().store().commit(KEEPER, SCOPE, new Commit(1, NOW, Commit.Author.DREAM, List.of(), read, ""));
        fixture().commit(new MemoryOp.Expire("m1", NOW, ""));
        Generation back = rollback(3, 1);
        assertThat(back.number()).isEqualTo(4);
        assertThat(back.memories()).isEqualTo(first.memories());
        assertThat(back.watermark()).isZero();
        assertThat(fixture().latest()).isEqualTo(back);
    }

    @Test
    void a_rollback_can_be_rolled_back() {
        fixture().add("m1", "one");
        Generation second = fixture().add("m2", "two");
        rollback(2, 0);
        assertThat(fixture().latest().memories()).isEmpty();
        assertThat(rollback(3, 2).memories()).isEqualTo(second.memories());
        assertThat(fixture().generation(3).memories()).isEmpty();
    }

    @Test
    void what_was_rolled_back_can_be_learned_again() {
        MemoryOp add = new MemoryOp.Add("m1", fixture().fact("one"), "");
        Generation first = fixture().commit(add);
        rollback(1, 0);
        fixture().commit(add);
        assertThat(fixture().latest().memories()).isEqualTo(first.memories());
    }

    @Test
    void commits_go_on_from_a_rollback() {
        fixture().add("m1", "one");
        fixture().add("m2", "two");
        rollback(2, 1);
        fixture().add("m3", "three");
        assertThat(fixture().latest().live()).extracting(Memory::id).containsExactly("m1", "m3");
        assertThat(fixture().generation(4)).isEqualTo(fixture().latest());
    }

    @Test
    void a_rollback_against_another_generation_changes_nothing() {
        fixture().add("m1", "one");
        assertThatThrownBy(() -> rollback(0, 0)).isInstanceOf(StaleGenerationException.class);
        assertThat(fixture().latest().number()).isEqualTo(1);
    }

    @Test
    void a_rollback_is_a_change() {
        fixture().add("m1", "one");
        rollback(1, 0);
        List<Change> changes = fixture().store().changes(KEEPER, SCOPE, new EpisodeQuery.After(0, 10));
        assertThat(changes.get(changes.size() - 1)).isInstanceOfSatisfying(Change.RolledBack.class, change -> {
            assertThat(change.generation()).isEqualTo(2);
            assertThat(change.to()).isZero();
        });
    }

    private Generation rollback(long expected, long to) {
        return fixture().store().rollback(KEEPER, SCOPE, new Rollback(expected, to, NOW));
    }
}
