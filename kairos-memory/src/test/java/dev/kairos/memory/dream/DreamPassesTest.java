package dev.kairos.memory.dream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.dream.DreamPass;
import dev.kairos.api.dream.DreamPlan;
import dev.kairos.api.dream.DreamStrategy;
import dev.kairos.api.dream.Insight;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Episode.Role;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.memory.Statement.FactKey;
import dev.kairos.api.memory.Statement.Kind;
import dev.kairos.api.memory.Statement.Validity;
import dev.kairos.api.memory.StoredEpisode;
import dev.kairos.memory.InMemoryStore;
import dev.kairos.memory.recall.Language;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DreamPassesTest {
    private static final Scope SCOPE = Scope.agent(AgentId.of("keeper"));
    private static final Principal KEEPER = Principal.of(AgentId.of("keeper"));
    private static final ZonedDateTime DAY = ZonedDateTime.of(2026, 11, 20, 9, 0, 0, 0, ZoneOffset.UTC);

    private final DreamPasses passes = DreamPasses.of(Language.ENGLISH);
    private final InMemoryStore store = InMemoryStore.create();
    private int said;

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_is_said_again_in_nearly_the_same_words_becomes_one_memory() {
        say("The lemon tree in the greenhouse needs water every evening.");
        dream(passes.notes(), passes.merge());
        say("The lemon tree in the greenhouse needs water every evening!");
        dream(passes.notes(), passes.merge());
        assertThat(latest().live()).hasSize(1);
        assertThat(latest().live().get(0).statement().grounds().sources()).hasSize(2);
    }

    @Test
    void a_number_a_name_or_a_denial_that_differs_keeps_notes_apart() {
        say("The lemon tree in the greenhouse needs 2 litres of water every evening.");
        say("The lemon tree in the greenhouse needs 3 litres of water every evening.");
        say("The order of the garden centre went to Lena by mail yesterday.");
        say("The order of the garden centre went to Marek by mail yesterday.");
        say("We sold the old piano at the market near the mill.");
        say("We never sold the old piano at the market near the mill.");
        dream(passes.notes(), passes.merge());
        assertThat(latest().live()).hasSize(6);
    }

    @Test
    void a_broader_denial_or_another_first_name_keeps_notes_apart() {
        say("The lemon tree in the greenhouse needs water every single evening.");
        say("The lemon tree in the greenhouse doesn't need water every single evening.");
        say("The harbour office accepts parcels from the mill on Fridays before noon.");
        say("The harbour office no longer accepts parcels from the mill on Fridays before noon.");
        say("Lena painted the wooden boat at the harbour near the mill.");
        say("Marek painted the wooden boat at the harbour near the mill.");
        dream(passes.notes(), passes.merge());
        assertThat(latest().live()).hasSize(6);
    }

    @Test
    void a_namesake_who_is_trusted_less_contradicts_nobody() {
        say("I met Kelly at the library book club in October.");
        append("I have never met Kelly at the library book club.", DAY.plusMinutes(9), Origin.TEAM);
        assertThat(plan(passes.notes(), passes.conflicts()).operations())
                .extracting(MemoryOp::kind)
                .containsOnly(MemoryOp.Kind.ADD);
    }

    @Test
    void what_is_said_again_becomes_hot_again() {
        say("The lemon tree in the greenhouse needs water every evening.");
        dream(passes.notes(), demoteAll());
        say("The lemon tree in the greenhouse needs water every evening.");
        dream(passes.notes(), passes.merge());
        assertThat(latest().live().get(0).standing().tier()).isEqualTo(Memory.Tier.HOT);
    }

    @Test
    void of_two_values_of_one_attribute_the_newer_one_stands_and_the_older_one_ended() {
        say("Lena lives in Graz.");
        say("Lena lives in Ohrid.");
        dream(keyed(), passes.supersede());
        Memory old = latest().memories().get(0);
        assertThat(old.standing().status()).isEqualTo(Memory.Status.SUPERSEDED);
        assertThat(old.statement().valid().to()).isEqualTo(DAY.plusMinutes(2).toInstant());
        assertThat(latest().live()).hasSize(1);
    }

    @Test
    void how_something_is_done_is_kept_whole() {
        say("By the way: nothing. To fix the build here: run the generator before the tests.");
        dream(passes.procedures());
        assertThat(latest().live()).hasSize(1);
        assertThat(latest().live().get(0).statement().kind()).isEqualTo(Kind.PROCEDURE);
        assertThat(latest().live().get(0).text())
                .isEqualTo("To fix the build here: run the generator before the tests.");
    }

    @Test
    void names_get_timelines_that_grow() {
        for (int day = 0; day < 4; day++) {
            append("Today I met Lena at the harbour, we painted boat " + day + ".", DAY.plusDays(day));
            dream(passes.notes(), passes.timelines());
        }
        List<Memory> timelines = latest().live().stream()
                .filter(memory -> memory.statement().key() != null)
                .filter(memory -> memory.text().startsWith("Timeline of Lena:"))
                .toList();
        assertThat(timelines).hasSize(1);
        assertThat(timelines.get(0).text()).contains("2026-11-20", "2026-11-23", "boat 3");
        assertThat(timelines.get(0).statement().grounds().sources()).hasSize(4);
    }

    @Test
    void what_a_host_wants_known_is_shared() {
        say("The garden centre opens at 8.");
        Scope team = Scope.team("crew");
        DreamPlan plan = plan(passes.notes(), passes.share(team, statement -> true));
        assertThat(plan.operations()).hasSize(2);
        MemoryOp.Share share = (MemoryOp.Share) plan.operations().get(1);
        assertThat(share.target()).isEqualTo(team);
        assertThat(share.memory()).isEqualTo(((MemoryOp.Add) plan.operations().get(0)).id());
    }

    @Test
    void what_fails_in_one_night_after_the_other_is_noticed_once() {
        for (int night = 0; night < 3; night++) {
            say("The nightly backup of the photos failed.");
            dream(passes.notes());
        }
        say("The nightly backup of the photos failed.");
        List<Insight> insights = plan(passes.insights()).insights();
        assertThat(insights).extracting(Insight::kind).containsExactly(Insight.Kind.RECURRING_FAILURE);
        assertThat(insights.get(0).sources()).hasSize(4);
    }

    @Test
    void what_fails_now_and_then_is_told_from_what_always_fails() {
        say("The login test failed.");
        say("The login test passed again.");
        say("The login test failed again.");
        say("The login test passed.");
        assertThat(plan(passes.insights()).insights()).extracting(Insight::kind).containsExactly(Insight.Kind.FLAKY);
    }

    @Test
    void a_value_that_moves_in_one_direction_is_noticed_and_one_that_sways_is_not() {
        for (int minutes : new int[] {31, 34, 38, 45}) {
            say("The full build took " + minutes + " minutes.");
            say("The harbour bus was late by " + (minutes % 4) + " minutes.");
        }
        List<Insight> insights = plan(passes.notes(), passes.insights()).insights();
        assertThat(insights).extracting(Insight::kind).containsExactly(Insight.Kind.DRIFT);
        assertThat(insights.get(0).text()).contains("rises", "45 minutes");
    }

    @Test
    void a_contradiction_is_something_to_ask_about() {
        say("I met Kelly at the library book club in October.");
        say("I have never met Kelly at the library book club.");
        List<Insight> insights =
                plan(passes.notes(), passes.conflicts(), passes.insights()).insights();
        assertThat(insights).extracting(Insight::kind).containsExactly(Insight.Kind.CONTRADICTION);
        assertThat(insights.get(0).sources()).hasSize(2);
    }

    @Test
    void an_insight_quotes_without_the_days_that_were_derived() {
        say("I met Kelly at the library book club yesterday.");
        say("I have never met Kelly at the library book club.");
        DreamPlan plan = plan(passes.notes(), passes.conflicts(), passes.insights());
        assertThat(((MemoryOp.Add) plan.operations().get(0)).statement().text())
                .contains("yesterday (19 November 2026)");
        assertThat(plan.insights().get(0).text()).contains("yesterday").doesNotContain("19 November");
    }

    @Test
    void what_one_memory_tells_twice_of_one_failure_counts_once() {
        Episode told = say("The backup of the photos failed; the backup of the photos failed again.");
        DreamPass twice = draft -> draft.propose(List.of(new MemoryOp.Add(
                "m", Statement.of(Kind.FACT, "Ada: " + told.text(), Origin.OWNER, Source.of(SCOPE, told)), "")));
        dream(twice);
        say("The backup of the photos failed.");
        assertThat(plan(passes.insights()).insights()).isEmpty();
    }

    @Test
    void values_that_two_people_tell_are_no_drift_of_one() {
        for (int i = 0; i < 4; i++) {
            String speaker = i % 2 == 0 ? "Ada" : "Ben";
            append("The full build took " + (31 + 3 * i) + " minutes.", DAY.plusMinutes(i), speaker, Origin.OWNER);
        }
        assertThat(plan(passes.notes(), passes.insights()).insights()).isEmpty();
    }

    @Test
    void what_a_person_states_without_a_source_is_left_out_of_timelines() {
        for (int day = 0; day < 3; day++) {
            append("Today I met Lena at the harbour, we painted boat " + day + ".", DAY.plusDays(day));
        }
        Statement bare = Statement.of(Kind.FACT, "Ada: the boat belongs to Lena", Origin.OWNER);
        store.commit(
                KEEPER, SCOPE, Commit.of(0, DAY.toInstant(), Commit.Author.PERSON, new MemoryOp.Add("bare", bare, "")));
        dream(passes.notes(), passes.timelines());
        assertThat(latest().live()).anyMatch(memory -> memory.text().startsWith("Timeline of Lena:"));
    }

    /** Adds each episode as the town of its first word. */
    private static DreamPass keyed() {
        return draft -> draft.propose(draft.context().episodes().stream()
                .map(StoredEpisode::episode)
                .map(episode -> new MemoryOp.Add(
                        "home-" + episode.id(),
                        Statement.of(Kind.FACT, episode.text(), Origin.OWNER, Source.of(SCOPE, episode))
                                .key(new FactKey("Lena", "home"))
                                .valid(new Validity(episode.time().toInstant(), null)),
                        ""))
                .toList());
    }

    private static DreamPass demoteAll() {
        return draft -> draft.propose(draft.plan().operations().stream()
                .map(operation -> new MemoryOp.Demote(((MemoryOp.Add) operation).id(), ""))
                .toList());
    }

    private Episode say(String text) {
        return append(text, DAY.plusMinutes(said + 1));
    }

    private Episode append(String text, ZonedDateTime time) {
        return append(text, time, Origin.OWNER);
    }

    private Episode append(String text, ZonedDateTime time, Origin origin) {
        return append(text, time, "Ada", origin);
    }

    private Episode append(String text, ZonedDateTime time, String speaker, Origin origin) {
        Episode episode = new Episode(
                "e" + said++,
                time,
                new Episode.Speaker(speaker, Role.PERSON),
                new Episode.Session("s", Episode.Session.Kind.CHAT),
                text,
                origin,
                null);
        store.append(KEEPER, SCOPE, List.of(episode));
        return episode;
    }

    private DreamPlan plan(DreamPass... which) {
        Generation now = latest();
        List<StoredEpisode> episodes = store.episodes(KEEPER, SCOPE, EpisodeQuery.after(now.watermark(), 1_000));
        return DreamStrategy.of(which).dream(DreamContext.of(now, episodes, DAY.plusDays(5)));
    }

    private void dream(DreamPass... which) {
        DreamPlan plan = plan(which);
        Commit commit = new Commit(
                latest().number(),
                DAY.plusDays(5).toInstant(),
                Commit.Author.DREAM,
                plan.operations(),
                plan.watermark(),
                "");
        store.commit(KEEPER, SCOPE, commit);
    }

    private Generation latest() {
        return store.generation(KEEPER, SCOPE, Generation.LATEST);
    }
}
