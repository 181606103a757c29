package dev.kairos.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.RecallQuery;
import dev.kairos.api.memory.Recollection;
import dev.kairos.api.memory.Recollection.Freshness;
import dev.kairos.api.memory.Recollection.Item;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.model.EmbeddingModel;
import dev.kairos.memory.recall.RecallSettings;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What recall goes by, each sign by itself. */
class RecallTest {
    private static final Scope SCOPE = Scope.user("ada");
    private static final Principal HOST = new Principal("host", Set.of(), Set.of(SCOPE));
    private static final ZonedDateTime TIME = ZonedDateTime.of(2026, 11, 20, 8, 0, 0, 0, ZoneOffset.UTC);

    private final List<Episode> said = new ArrayList<>();
    private InMemoryStore store = InMemoryStore.create();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_follows_a_question_answers_it() {
        say("s1", "Ada", "Where did you buy the telescope?");
        say("s1", "Bob", "At the old shop behind the station.");
        say("s2", "Bob", "The station was crowded.");
        say("s3", "Bob", "I sold my bicycle.");

        assertThat(texts("Where was the telescope bought?").get(0)).contains("behind the station");
    }

    @Test
    void neighbours_of_what_fits_come_before_what_fits_as_little_elsewhere() {
        say("s1", "Ada", "We are planning the garden party.");
        say("s1", "Bob", "Lanterns, cake and music.");
        say("s2", "Ada", "My car needs new tyres.");

        assertThat(texts("garden party")).hasSize(2).last().asString().contains("Lanterns");
    }

    @Test
    void the_person_that_a_question_names_is_heard_first() {
        say("s1", "Melanie", "I adore hiking in the hills.");
        say("s2", "Caroline", "I adore hiking in the hills.");

        assertThat(texts("What does Caroline adore, hiking?").get(0)).contains("Caroline:");
        assertThat(texts("What does Melanie adore, hiking?").get(0)).contains("Melanie:");
    }

    @Test
    void the_time_that_a_question_names_narrows_it() {
        say("s1", "Ada", "We cooked soup with leeks.", TIME.minusDays(60));
        say("s2", "Ada", "We cooked soup with leeks.", TIME.minusDays(9));
        say("s3", "Ada", "We cooked soup with leeks.", TIME.minusDays(2));

        assertThat(texts("What soup did we cook last week?").get(0)).startsWith("2026-11-11");
    }

    @Test
    void of_two_values_the_newer_comes_first_and_the_older_is_doubtful() {
        say("s1", "Ada", "The budget for the garden project is 4000 euros, the garden project budget.");
        say("s2", "Ada", "The garden project has a budget of 5500 euros now.");

        Recollection found = recall("What is the budget of the garden project?", 2_000);

        assertThat(found.items().get(0).text()).contains("5500");
        assertThat(found.items().get(0).freshness()).isEqualTo(Freshness.CURRENT);
        assertThat(found.items().get(1).freshness()).isEqualTo(Freshness.DOUBTFUL);
    }

    @Test
    void a_long_answer_is_found_by_the_passage_that_fits() {
        String filler = "General advice about planning and about keeping notes in order goes here. ".repeat(12);
        say("s1", "Ada", "How do I grow saffron?");
        answer("s1", filler + "Plant saffron corms in August, ten centimetres deep. " + filler);

        Item item = recall("When are saffron corms planted?", 400).items().stream()
                .filter(each -> each.text().contains("Kai:"))
                .findFirst()
                .orElseThrow();
        assertThat(item.text()).contains("saffron corms in August");
        assertThat(item.tokens()).isLessThan(150);
    }

    @Test
    void the_budget_is_kept_and_used() {
        for (int i = 0; i < 60; i++) {
            say("s" + i, "Ada", "The harbour has crane number " + i + " and a crew of people who look after it.");
        }
        for (int budget : new int[] {60, 200, 500}) {
            Recollection found = recall("Which crane does the harbour have?", budget);
            assertThat(found.tokens()).isBetween(budget * 6 / 10, budget);
            assertThat(found.items().stream().mapToInt(Item::tokens).sum()).isEqualTo(found.tokens());
        }
    }

    @Test
    void the_first_items_come_in_full_and_later_ones_shortened() {
        for (int i = 0; i < 12; i++) {
            say(
                    "s" + i,
                    "Ada",
                    "The harbour crane was painted. After that we walked along the quay for hours, "
                            + "looked at the ships, and had tea with a friend of the family number " + i + ".");
        }
        List<Item> items = recall("Was the harbour crane painted?", 2_000).items();

        assertThat(items).hasSize(12);
        assertThat(items.get(0).text()).containsPattern("painted. After that we walked .* family number \\d+\\.$");
        assertThat(items.get(11).tokens()).isLessThan(items.get(0).tokens());
        assertThat(items.get(11).text()).contains("harbour crane was painted");
    }

    @Test
    void an_explanation_names_the_signs() {
        say("s1", "Ada", "Violins are made of spruce.");

        RecallQuery query = RecallQuery.of("What does Ada say about violins?", SCOPE, TIME);
        append();
        assertThat(store.recall().recall(HOST, query).items().get(0).why()).isEmpty();
        Recollection explained = store.recall().recall(HOST, query.explained());
        assertThat(explained.items().get(0).why()).contains("words 1.00").contains("named speaker");
        assertThat(explained.notes()).anyMatch(note -> note.contains("violin"));
    }

    @Test
    void an_embedder_finds_what_is_said_in_other_words() {
        store.close();
        store = InMemoryStore.create(RecallSettings.defaults().embedder(new Animals()));
        say("s1", "Ada", "The puppy chewed my shoes.");
        say("s2", "Ada", "The invoice is overdue.");
        say("s3", "Ada", "Trains leave at noon.");

        assertThat(texts("hound").get(0)).contains("puppy");
    }

    private void say(String session, String speaker, String text) {
        say(session, speaker, text, TIME.minusDays(100).plusDays(said.size()));
    }

    private void say(String session, String speaker, String text, ZonedDateTime time) {
        add(session, new Episode.Speaker(speaker, Episode.Role.PERSON), text, time);
    }

    private void answer(String session, String text) {
        add(session, new Episode.Speaker("Kai", Episode.Role.AGENT), text, TIME.minusDays(50));
    }

    private void add(String session, Episode.Speaker speaker, String text, ZonedDateTime time) {
        Episode.Session of = new Episode.Session(session, Episode.Session.Kind.CHAT);
        said.add(new Episode("e" + said.size(), time, speaker, of, text, Origin.OWNER, null));
    }

    private void append() {
        store.append(HOST, SCOPE, said);
    }

    private Recollection recall(String question, int budget) {
        append();
        return store.recall().recall(HOST, RecallQuery.of(question, SCOPE, TIME).budget(budget));
    }

    private List<String> texts(String question) {
        return recall(question, 2_000).items().stream().map(Item::text).toList();
    }

    /** Knows dogs from everything else. */
    private static final class Animals implements EmbeddingModel {
        @Override
        public String name() {
            return "animals";
        }

        @Override
        public int dimensions() {
            return 2;
        }

        @Override
        public List<float[]> embed(List<String> texts) {
            return texts.stream()
                    .map(text -> text.matches(".*(puppy|hound).*") ? new float[] {1, 0} : new float[] {0, 1})
                    .toList();
        }
    }
}
