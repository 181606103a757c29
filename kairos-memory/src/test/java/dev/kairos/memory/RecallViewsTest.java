package dev.kairos.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.RecallQuery;
import dev.kairos.api.memory.Recollection.Freshness;
import dev.kairos.api.memory.Recollection.Item;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.memory.Statement.Kind;
import dev.kairos.api.memory.Statement.Validity;
import dev.kairos.api.memory.View;
import dev.kairos.api.model.EmbeddingModel;
import dev.kairos.memory.recall.RecallSettings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From which moment recall looks at what has changed, and what it says of what is out of date. */
class RecallViewsTest {
    private static final Scope SCOPE = Scope.user("ada");
    private static final Scope OTHER = Scope.user("bob");
    private static final Principal HOST = new Principal("host", Set.of(), Set.of(SCOPE, OTHER));
    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 20, 8, 0, 0, 0, ZoneOffset.UTC);
    private static final Instant MAY = Instant.parse("2026-05-01T08:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T08:00:00Z");
    private static final Instant SEPTEMBER = Instant.parse("2026-09-01T08:00:00Z");
    private static final String QUESTION = "Where does Ada live?";

    private final List<String> embedded = new ArrayList<>();
    private InMemoryStore store = InMemoryStore.create();
    private long generation;

    @AfterEach
    void close() {
        store.close();
    }

    private void commit(Instant time, MemoryOp... operations) {
        generation = store.commit(HOST, SCOPE, Commit.of(generation, time, Commit.Author.PERSON, operations))
                .number();
    }

    private Episode say(String id, String text, Instant time) {
        Episode episode = new Episode(
                id,
                time.atZone(ZoneOffset.UTC),
                new Episode.Speaker("Ada", Episode.Role.PERSON),
                new Episode.Session("s-" + id, Episode.Session.Kind.CHAT),
                text,
                Origin.OWNER,
                null);
        store.append(HOST, SCOPE, List.of(episode));
        return episode;
    }

    private List<Item> recall(View view) {
        RecallQuery.Select memories = new RecallQuery.Select(Set.of(), RecallQuery.Select.ANYTHING.memories(), view);
        return store.recall()
                .recall(HOST, RecallQuery.of(QUESTION, SCOPE, NOW).select(memories))
                .items();
    }

    /** In May Ada lives in Bonn, from July on in Kiel. */
    private void moved() {
        commit(MAY, new MemoryOp.Add("bonn", Statement.of(Kind.FACT, "Ada lives in Bonn.", Origin.OWNER), ""));
        commit(
                JULY,
                new MemoryOp.Add("kiel", Statement.of(Kind.FACT, "Ada lives in Kiel now.", Origin.OWNER), ""),
                new MemoryOp.Supersede("bonn", "kiel", JULY, "moved"));
    }

    @Test
    void what_is_so_now_leaves_out_what_was_superseded() {
        moved();

        assertThat(recall(View.CURRENT))
                .extracting(item -> item.ref().id(), Item::freshness)
                .containsExactly(tuple("kiel", Freshness.CURRENT));
    }

    @Test
    void an_earlier_moment_sees_what_was_superseded_since_and_not_what_came_after() {
        moved();

        assertThat(recall(View.asOf(JULY.minusSeconds(1))))
                .extracting(item -> item.ref().id(), Item::freshness)
                .containsExactly(tuple("bonn", Freshness.CURRENT));
        assertThat(recall(View.asOf(SEPTEMBER)))
                .extracting(item -> item.ref().id(), Item::freshness)
                .containsExactly(tuple("kiel", Freshness.CURRENT));
        assertThat(recall(View.asOf(MAY.minusSeconds(1)))).isEmpty();
    }

    @Test
    void an_earlier_moment_sees_what_was_retired_since() {
        commit(MAY, new MemoryOp.Add("bonn", Statement.of(Kind.FACT, "Ada lives in Bonn.", Origin.OWNER), ""));
        commit(JULY, new MemoryOp.Expire("bonn", JULY, "she left"));

        assertThat(recall(View.CURRENT)).isEmpty();
        assertThat(recall(View.asOf(JULY.minusSeconds(1)))).hasSize(1);
        assertThat(recall(View.asOf(SEPTEMBER))).isEmpty();
    }

    @Test
    void an_earlier_moment_sees_only_what_was_valid_then() {
        Statement summer =
                Statement.of(Kind.FACT, "Ada lives in Rome.", Origin.OWNER).valid(new Validity(JULY, SEPTEMBER));
        commit(MAY, new MemoryOp.Add("rome", summer, ""));

        assertThat(recall(View.asOf(JULY.minusSeconds(1)))).isEmpty();
        assertThat(recall(View.asOf(JULY))).hasSize(1);
        assertThat(recall(View.asOf(SEPTEMBER))).isEmpty();
    }

    @Test
    void history_shows_both_and_flags_what_is_over() {
        moved();

        assertThat(recall(View.HISTORY))
                .extracting(item -> item.ref().id(), Item::freshness)
                .containsExactlyInAnyOrder(tuple("bonn", Freshness.STALE), tuple("kiel", Freshness.CURRENT));
    }

    @Test
    void what_is_no_longer_valid_is_never_unflagged_and_stands_last() {
        Statement over = Statement.of(Kind.FACT, "Ada lives in Rome, that is where Ada lives.", Origin.OWNER)
                .valid(new Validity(MAY, SEPTEMBER));
        commit(MAY, new MemoryOp.Add("rome", over, ""));
        commit(MAY, new MemoryOp.Add("kiel", Statement.of(Kind.FACT, "Ada has a flat in Kiel.", Origin.OWNER), ""));

        assertThat(recall(View.CURRENT))
                .extracting(item -> item.ref().id(), Item::freshness)
                .containsExactly(tuple("kiel", Freshness.CURRENT), tuple("rome", Freshness.STALE));
        assertThat(recall(View.HISTORY))
                .filteredOn(item -> item.ref().id().equals("rome"))
                .extracting(Item::freshness)
                .containsExactly(Freshness.STALE);
    }

    @Test
    void the_words_that_a_superseded_memory_rests_on_are_flagged_too() {
        Episode bonn = say("e1", "I live in Bonn, by the river.", MAY);
        Episode kiel = say("e2", "I live in Kiel, by the sea.", JULY);
        commit(
                JULY,
                new MemoryOp.Add(
                        "bonn",
                        Statement.of(Kind.FACT, "Ada lives in Bonn.", Origin.OWNER, Source.of(SCOPE, bonn)),
                        ""));
        commit(
                SEPTEMBER,
                new MemoryOp.Add(
                        "kiel",
                        Statement.of(Kind.FACT, "Ada lives in Kiel.", Origin.OWNER, Source.of(SCOPE, kiel)),
                        ""),
                new MemoryOp.Supersede("bonn", "kiel", JULY, "moved"));

        List<Item> found = store.recall()
                .recall(HOST, RecallQuery.of(QUESTION, SCOPE, NOW))
                .items();

        assertThat(found)
                .filteredOn(item -> item.text().contains("Bonn"))
                .isNotEmpty()
                .allMatch(item -> item.freshness() == Freshness.STALE);
        assertThat(found.get(0).text()).contains("Kiel");
    }

    @Test
    void a_question_that_was_asked_in_one_scope_is_new_in_another() {
        store.close();
        store = InMemoryStore.create(RecallSettings.defaults().embedder(new Recording()));
        say("e1", "I live in Bonn.", MAY);

        for (Scope scope : List.of(SCOPE, SCOPE, OTHER)) {
            store.recall().recall(HOST, RecallQuery.of(QUESTION, scope, NOW));
        }

        assertThat(embedded).filteredOn(QUESTION::equals).hasSize(2);
    }

    /** One vector for all texts. */
    private final class Recording implements EmbeddingModel {
        @Override
        public String name() {
            return "recording";
        }

        @Override
        public int dimensions() {
            return 4;
        }

        @Override
        public List<float[]> embed(List<String> texts) {
            embedded.addAll(texts);
            return texts.stream().map(text -> new float[] {1, 0, 0, 0}).toList();
        }
    }
}
