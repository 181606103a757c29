package dev.kairos.testkit.memory;

import static dev.kairos.testkit.memory.CommitRules.refused;
import static dev.kairos.testkit.memory.Fixture.KEEPER;
import static dev.kairos.testkit.memory.Fixture.NOW;
import static dev.kairos.testkit.memory.Fixture.SCOPE;
import static dev.kairos.testkit.memory.Fixture.TEAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.Memory.Link;
import dev.kairos.api.memory.Memory.Status;
import dev.kairos.api.memory.Memory.Tier;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.memory.Statement.Derivation;
import dev.kairos.api.memory.Statement.Validity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class OperationRules {
    private static final Instant FRIDAY = Instant.parse("2026-02-27T00:00:00Z");
    private static final Instant SATURDAY = Instant.parse("2026-02-28T00:00:00Z");

    abstract Fixture fixture();

    @BeforeEach
    void two_memories() {
        fixture().add("m1", "the limit is 10");
        fixture().add("m2", "the limit is 20");
    }

    @Test
    void a_memory_begins_live_hot_and_unpinned() {
        Memory memory = fixture().memory("m1");
        assertThat(memory.standing()).isEqualTo(Memory.Standing.NEW);
        assertThat(memory.recorded()).isEqualTo(NOW);
        assertThat(memory.retired()).isNull();
        assertThat(memory.links()).isEmpty();
    }

    @Test
    void superseding_retires_the_old_one_and_links_both() {
        fixture().commit(new MemoryOp.Supersede("m1", "m2", FRIDAY, "newer"));
        Memory old = fixture().memory("m1");
        assertThat(old.standing().status()).isEqualTo(Status.SUPERSEDED);
        assertThat(old.retired()).isEqualTo(NOW);
        assertThat(old.statement().valid()).isEqualTo(new Validity(null, FRIDAY));
        assertThat(old.links()).containsExactly(new Link(Link.Kind.SUPERSEDED_BY, SCOPE, "m2"));
        assertThat(fixture().memory("m2").links()).containsExactly(new Link(Link.Kind.SUPERSEDES, SCOPE, "m1"));
        refused("SUPERSEDED", () -> fixture().commit(new MemoryOp.Promote("m1", "")));
        refused("itself", () -> fixture().commit(new MemoryOp.Supersede("m2", "m2", FRIDAY, "")));
    }

    @Test
    void merging_moves_sources_and_the_least_origin() {
        Episode team = fixture().append(SCOPE, Fixture.episode("t", "limit 20", Origin.TEAM));
        Source source = Source.of(SCOPE, team);
        fixture()
                .commit(new MemoryOp.Add(
                        "m3",
                        Statement.of(Statement.Kind.FACT, "limit 20", Origin.TEAM, source)
                                .importance(0.9),
                        ""));
        fixture().commit(new MemoryOp.Pin("m3", true, ""));
        fixture().commit(new MemoryOp.Merge(Set.of("m3"), "m2", "same"));
        Memory into = fixture().memory("m2");
        assertThat(into.statement().grounds().sources()).hasSize(2).endsWith(source);
        assertThat(into.statement().origin()).isEqualTo(Origin.TEAM);
        assertThat(into.statement().importance()).isEqualTo(0.9);
        assertThat(into.standing().pinned()).isTrue();
        assertThat(into.links()).containsExactly(new Link(Link.Kind.MERGED_FROM, SCOPE, "m3"));
        assertThat(fixture().memory("m3").standing().status()).isEqualTo(Status.MERGED);
    }

    @Test
    void merging_keeps_at_most_eight_sources() {
        for (int i = 0; i < 10; i++) {
            fixture().add("d" + i, "duplicate " + i);
        }
        fixture().commit(new MemoryOp.Merge(Set.of("d0", "d1", "d2", "d3", "d4", "d5", "d6", "d7"), "d8", ""));
        assertThat(fixture().memory("d8").statement().grounds().sources()).hasSize(8);
        refused("m1", () -> fixture().commit(new MemoryOp.Merge(Set.of("m1"), "m1", "")));
    }

    @Test
    void a_time_is_resolved_with_its_derivation() {
        Derivation derivation = new Derivation("last Friday", "2026-02-27", "time");
        Validity day = new Validity(FRIDAY, SATURDAY);
        fixture().commit(new MemoryOp.ResolveTime("m1", "on 2026-02-27", day, List.of(derivation), ""));
        Statement resolved = fixture().memory("m1").statement();
        assertThat(resolved.text()).isEqualTo("on 2026-02-27");
        assertThat(resolved.valid()).isEqualTo(day);
        assertThat(resolved.grounds().derivations()).containsExactly(derivation);
        refused("blank", () -> fixture().commit(new MemoryOp.ResolveTime("m1", " ", day, List.of(), "")));
    }

    @Test
    void tiers_change_unless_pinned() {
        fixture().commit(new MemoryOp.Demote("m1", ""));
        assertThat(fixture().memory("m1").standing().tier()).isEqualTo(Tier.COLD);
        fixture().commit(new MemoryOp.Promote("m1", ""));
        assertThat(fixture().memory("m1").standing().tier()).isEqualTo(Tier.HOT);
        fixture().commit(new MemoryOp.Demote("m1", ""), new MemoryOp.Pin("m1", true, ""));
        assertThat(fixture().memory("m1").standing().tier()).isEqualTo(Tier.HOT);
        refused("pinned", () -> fixture().commit(new MemoryOp.Demote("m1", "")));
        refused("pinned", () -> fixture().commit(new MemoryOp.Expire("m1", NOW, "")));
        fixture().commit(new MemoryOp.Pin("m1", false, ""), new MemoryOp.Demote("m1", ""));
        assertThat(fixture().memory("m1").standing().tier()).isEqualTo(Tier.COLD);
    }

    @Test
    void expiring_retires() {
        fixture().commit(new MemoryOp.Expire("m1", SATURDAY, ""));
        Memory expired = fixture().memory("m1");
        assertThat(expired.standing().status()).isEqualTo(Status.EXPIRED);
        assertThat(expired.statement().valid().to()).isEqualTo(SATURDAY);
    }

    @Test
    void conflicts_are_linked_once_on_both_sides() {
        fixture().commit(new MemoryOp.LinkConflict("m1", "m2", ""), new MemoryOp.LinkConflict("m2", "m1", ""));
        assertThat(fixture().memory("m1").links()).containsExactly(new Link(Link.Kind.CONFLICTS_WITH, SCOPE, "m2"));
        assertThat(fixture().memory("m2").links()).containsExactly(new Link(Link.Kind.CONFLICTS_WITH, SCOPE, "m1"));
    }

    @Test
    void later_operations_see_what_earlier_ones_did() {
        Statement newest = fixture().fact("the limit is 30");
        fixture()
                .commit(
                        new MemoryOp.Add("m3", newest, ""),
                        new MemoryOp.Supersede("m1", "m3", FRIDAY, ""),
                        new MemoryOp.Supersede("m2", "m3", FRIDAY, ""));
        assertThat(fixture().latest().live()).extracting(Memory::id).containsExactly("m3");
    }

    @Test
    void sharing_makes_a_copy_in_the_other_scope() {
        fixture().commit(new MemoryOp.Share("m1", TEAM, "shared-1", ""));
        Memory copy = Objects.requireNonNull(fixture().copy("shared-1"));
        assertThat(copy.statement()).isEqualTo(fixture().memory("m1").statement());
        assertThat(copy.links()).containsExactly(new Link(Link.Kind.SHARED_FROM, SCOPE, "m1"));
        assertThat(fixture().memory("m1").links()).containsExactly(new Link(Link.Kind.SHARED_TO, TEAM, "shared-1"));
    }

    @Test
    void sharing_again_changes_nothing_in_the_other_scope() {
        fixture().commit(new MemoryOp.Share("m1", TEAM, "shared-1", ""));
        Memory copy = fixture().copy("shared-1");
        fixture().commit(new MemoryOp.Share("m1", TEAM, "shared-1", ""));
        assertThat(fixture().copy("shared-1")).isEqualTo(copy);
    }

    @Test
    void sharing_needs_the_right_to_write_the_other_scope() {
        Principal alone = new Principal("alone", Set.of(TEAM), Set.of(SCOPE));
        Commit commit = Commit.of(2, NOW, Commit.Author.PERSON, new MemoryOp.Share("m1", TEAM, "shared-1", ""));
        assertThatThrownBy(() -> fixture().store().commit(alone, SCOPE, commit))
                .isInstanceOfSatisfying(
                        MemoryException.class, e -> assertThat(e.reason()).isEqualTo(MemoryException.Reason.DENIED));
        assertThat(fixture().store().generation(KEEPER, TEAM, 0).memories()).isEmpty();
        assertThat(fixture().copy("shared-1")).isNull();
    }

    @Test
    void what_is_retired_stays_retired() {
        fixture().commit(new MemoryOp.Expire("m1", SATURDAY, ""));
        Validity day = new Validity(FRIDAY, SATURDAY);
        List<MemoryOp> all = List.of(
                new MemoryOp.Expire("m1", SATURDAY, ""),
                new MemoryOp.Demote("m1", ""),
                new MemoryOp.Pin("m1", true, ""),
                new MemoryOp.ResolveTime("m1", "then", day, List.of(), ""),
                new MemoryOp.LinkConflict("m1", "m2", ""),
                new MemoryOp.Supersede("m2", "m1", FRIDAY, ""),
                new MemoryOp.Merge(Set.of("m1"), "m2", ""),
                new MemoryOp.Merge(Set.of("m2"), "m1", ""),
                new MemoryOp.Share("m1", TEAM, "copy", ""));
        for (MemoryOp op : all) {
            refused("EXPIRED", () -> fixture().commit(op));
        }
    }

    @Test
    void a_validity_that_ended_before_keeps_its_end() {
        Statement ended = fixture().fact("then").valid(new Validity(null, FRIDAY));
        fixture().commit(new MemoryOp.Add("m3", ended, ""), new MemoryOp.Supersede("m3", "m1", SATURDAY, ""));
        assertThat(fixture().memory("m3").statement().valid().to()).isEqualTo(FRIDAY);
    }

    @Test
    void a_large_commit_is_applied_whole() {
        Statement statement = fixture().fact("fact");
        MemoryOp[] many = IntStream.range(0, 500)
                .mapToObj(i -> new MemoryOp.Add("n" + i, statement, ""))
                .toArray(MemoryOp[]::new);
        assertThat(fixture().commit(many).live()).hasSize(502);
    }
}
