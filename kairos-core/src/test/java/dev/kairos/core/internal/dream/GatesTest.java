package dev.kairos.core.internal.dream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
import dev.kairos.api.dream.Dream;
import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.dream.DreamLimits;
import dev.kairos.api.dream.DreamPlan;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Episode.Role;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.memory.Statement.Derivation;
import dev.kairos.api.memory.Statement.Grounds;
import dev.kairos.api.memory.Statement.Kind;
import dev.kairos.api.memory.Statement.Validity;
import dev.kairos.api.memory.StoredEpisode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatesTest {
    private static final Scope SCOPE = Scope.agent(AgentId.of("keeper"));
    private static final Scope TEAM = Scope.team("crew");
    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 20, 3, 0, 0, 0, ZoneOffset.UTC);
    private static final Episode TOLD = episode("e1", "We met Lena on Tuesday, the rent is 900 euros.", Origin.OWNER);
    private static final Episode FOREIGN = episode("e2", "The rent is 1 euro.", Origin.UNTRUSTED);
    private static final Episode ANSWERED = episode("e3", "I paid the rent.", Origin.AGENT);

    @Test
    void what_stands_in_its_sources_passes() {
        assertThat(refused(add("a", "Ada: met Lena, rent 900 euros", TOLD))).isEmpty();
    }

    @Test
    void a_number_or_name_that_no_source_says_is_refused() {
        assertThat(refused(add("a", "Ada: the rent is 950 euros", TOLD))).containsExactly("wording");
        assertThat(refused(add("a", "Ada: met Lena and Boris", TOLD))).containsExactly("wording");
    }

    @Test
    void a_date_passes_with_its_derivation_only() {
        String text = "Ada: met Lena on Tuesday (17 November 2026)";
        assertThat(refused(add("a", text, TOLD))).containsExactly("wording");
        assertThat(refused(derived(text, new Derivation("Tuesday", "17 November 2026", "time"))))
                .isEmpty();
        assertThat(refused(derived(text, new Derivation("Friday", "17 November 2026", "time"))))
                .containsExactly("wording");
    }

    @Test
    void a_derivation_cannot_bring_an_amount() {
        assertThat(refused(derived("Ada: rent 95000 euros", new Derivation("rent", "95000", "time"))))
                .containsExactly("wording");
    }

    @Test
    void a_time_of_what_the_same_plan_adds_is_held_to_its_words() {
        MemoryOp added = add("a", "Ada: met Lena on Tuesday", TOLD);
        Derivation day = new Derivation("Tuesday", "17 November 2026", "time");
        assertThat(refused(added, resolved("Ada: met Lena on Tuesday (17 November 2026)", day)))
                .isEmpty();
        assertThat(refused(added, resolved("Ada: met Boris on Tuesday (17 November 2026)", day)))
                .containsExactly("wording");
    }

    @Test
    void text_that_is_not_trusted_is_refused_whatever_origin_it_claims() {
        assertThat(refused(add("a", "Ada: rent 1 euro", FOREIGN))).containsExactly("taint");
        assertThat(refused(withOrigin("a", Kind.FACT, "Ada: paid rent", ANSWERED, Origin.OWNER)))
                .containsExactly("taint");
    }

    @Test
    void only_the_owner_gives_instructions() {
        assertThat(refused(withOrigin("a", Kind.DIRECTIVE, "Ada: paid the rent", ANSWERED, Origin.AGENT)))
                .containsExactly("taint");
        assertThat(refused(withOrigin("a", Kind.DIRECTIVE, "Ada: the rent", TOLD, Origin.OWNER)))
                .isEmpty();
    }

    @Test
    void what_rests_on_nothing_or_on_what_was_not_read_is_refused() {
        Statement bare = Statement.of(Kind.FACT, "rent", Origin.OWNER);
        assertThat(refused(new MemoryOp.Add("a", bare, ""))).containsExactly("provenance");
        assertThat(refused(add("a", "Ada: rent", episode("e9", "rent", Origin.OWNER))))
                .containsExactly("provenance");
        assertThat(refused(add("a", "Ada: rent", episode("e1", "another text with rent", Origin.OWNER))))
                .containsExactly("provenance");
    }

    @Test
    void what_names_an_unknown_memory_is_refused_and_what_rests_on_a_refused_one_with_it() {
        assertThat(refused(new MemoryOp.Promote("nobody", ""))).containsExactly("schema");
        MemoryOp bad = add("a", "Ada: the rent is 950 euros", TOLD);
        assertThat(refused(bad, new MemoryOp.Supersede("m0", "a", Instant.EPOCH, "")))
                .containsExactly("wording", "schema");
    }

    @Test
    void more_than_a_quarter_of_the_hot_memories_is_not_retired() {
        List<MemoryOp> demoted = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            demoted.add(new MemoryOp.Demote("m" + i, ""));
        }
        assertThat(refused(demoted.toArray(MemoryOp[]::new))).hasSize(6).containsOnly("retire");
    }

    @Test
    void what_has_not_ended_does_not_expire() {
        assertThat(refused(new MemoryOp.Expire("m0", NOW.toInstant(), ""))).containsExactly("expiry");
    }

    @Test
    void memories_are_shared_where_the_host_says_and_instructions_nowhere() {
        assertThat(refused(new MemoryOp.Share("m0", TEAM, "c", ""))).isEmpty();
        assertThat(refused(new MemoryOp.Share("m0", Scope.team("others"), "c", "")))
                .containsExactly("share");
        MemoryOp told = withOrigin("a", Kind.DIRECTIVE, "Ada: the rent", TOLD, Origin.OWNER);
        assertThat(refused(told, new MemoryOp.Share("a", TEAM, "c", ""))).containsExactly("share");
    }

    @Test
    void one_dream_grows_by_so_much_only_and_the_least_important_waits() {
        DreamContext narrow = context().limits(DreamLimits.defaults().growth(1));
        MemoryOp.Add less =
                new MemoryOp.Add("a", add("a", "Ada: rent", TOLD).statement().importance(0.1), "");
        MemoryOp.Add more =
                new MemoryOp.Add("b", add("b", "Ada: met", TOLD).statement().importance(0.9), "");
        Gates.Passed passed = gates().check(narrow, plan(less, more));
        assertThat(passed.plan().operations()).containsExactly(more);
        assertThat(passed.refused().get(0).rule()).isEqualTo("growth");
    }

    @Test
    void nothing_takes_the_hot_tier_over_its_cap() {
        DreamContext full = context().limits(DreamLimits.defaults().hotTokens(100));
        MemoryOp.Add added = add("a", "Ada: met Lena, the rent is 900 euros and more of the same, on and on", TOLD);
        assertThat(gates().check(full, plan(added)).refused().get(0).rule()).isEqualTo("cap");
        assertThat(gates().check(full, plan(added, new MemoryOp.Demote("a", "")))
                        .refused())
                .isEmpty();
    }

    private static List<String> refused(MemoryOp... operations) {
        return gates().check(context(), plan(operations)).refused().stream()
                .map(refusal -> refusal.rule())
                .toList();
    }

    private static Gates gates() {
        Dream dream = Dream.onRequest(context -> plan()).sharing(TEAM);
        return new Gates(CharSequence::length, dream);
    }

    private static DreamPlan plan(MemoryOp... operations) {
        return new DreamPlan(List.of(operations), List.of(), 3, List.of());
    }

    /** Eight hot memories, three episodes. */
    private static DreamContext context() {
        List<Memory> memories = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Statement statement = Statement.of(Kind.FACT, "fact " + i, Origin.OWNER, Source.of(SCOPE, TOLD, 0, 2 + i));
            memories.add(new Memory("m" + i, statement, Memory.Standing.NEW, Instant.EPOCH, null, List.of()));
        }
        Generation generation = new Generation(SCOPE, 1, Instant.EPOCH, 0, memories);
        return DreamContext.of(
                generation,
                List.of(new StoredEpisode(1, TOLD), new StoredEpisode(2, FOREIGN), new StoredEpisode(3, ANSWERED)),
                NOW);
    }

    private static MemoryOp.Add add(String id, String text, Episode source) {
        return withOrigin(id, Kind.FACT, text, source, source.origin());
    }

    private static MemoryOp.Add withOrigin(String id, Kind kind, String text, Episode source, Origin origin) {
        return new MemoryOp.Add(id, Statement.of(kind, text, origin, Source.of(SCOPE, source)), "");
    }

    private static MemoryOp derived(String text, Derivation derivation) {
        Grounds grounds = new Grounds(List.of(Source.of(SCOPE, TOLD)), List.of(derivation));
        return new MemoryOp.Add(
                "a", new Statement(Kind.EVENT, text, null, Validity.ALWAYS, grounds, Origin.OWNER, 0.5), "");
    }

    private static MemoryOp resolved(String text, Derivation derivation) {
        return new MemoryOp.ResolveTime("a", text, Validity.ALWAYS, List.of(derivation), "");
    }

    private static Episode episode(String id, String text, Origin origin) {
        return new Episode(
                id,
                NOW.minusHours(8),
                new Episode.Speaker("Ada", Role.PERSON),
                new Episode.Session("s", Episode.Session.Kind.CHAT),
                text,
                origin,
                null);
    }
}
