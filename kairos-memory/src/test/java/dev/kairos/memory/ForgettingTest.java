package dev.kairos.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.AgentMemory;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Commit.Author;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Erasure;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.MemoryStore.Rollback;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.RecallQuery;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.model.EmbeddingModel;
import dev.kairos.memory.recall.RecallSettings;
import dev.kairos.testkit.Invariants;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What was erased or rolled back, as recall and a look into the files see it. */
@ExtendWith(Invariants.class)
class ForgettingTest {
    private static final Scope SCOPE = Scope.agent(AgentId.of("keeper"));
    private static final Scope TEAM = Scope.team("backend");
    private static final Principal KEEPER = Principal.of(AgentId.of("keeper")).writing(TEAM);
    private static final ZonedDateTime TIME = ZonedDateTime.of(2026, 11, 20, 8, 0, 0, 0, ZoneOffset.UTC);
    private static final Instant NOW = TIME.toInstant();

    @TempDir
    Path folder;

    @Test
    void nothing_of_an_erased_episode_is_left_in_any_file() throws IOException {
        try (FileMemoryStore store = FileMemoryStore.open(folder, settings())) {
            tell(store);
            assertThat(recalled(store, SCOPE)).contains("hunter2");
            assertThat(recalled(store, TEAM)).contains("hunter2");
            assertThat(filesWith("hunter2")).isNotEmpty();
            store.erase(KEEPER, SCOPE, Erasure.episodes(NOW, "e1"));
            assertThat(filesWith("hunter2")).isEmpty();
            assertThat(recalled(store, SCOPE)).doesNotContain("hunter2").contains("blue");
            assertThat(recalled(store, TEAM)).doesNotContain("hunter2");
        }
        assertThat(filesWith("hunter2")).isEmpty();
        try (FileMemoryStore store = FileMemoryStore.open(folder, settings())) {
            assertThat(recalled(store, SCOPE)).doesNotContain("hunter2").contains("blue");
        }
    }

    @Test
    void an_index_that_is_not_open_forgets_too() throws IOException {
        try (FileMemoryStore store = FileMemoryStore.open(folder, settings())) {
            tell(store);
            recalled(store, SCOPE);
            recalled(store, TEAM);
        }
        assertThat(filesWith("hunter2")).anyMatch(file -> file.contains("index"));
        try (FileMemoryStore store = FileMemoryStore.open(folder, settings())) {
            store.erase(KEEPER, SCOPE, Erasure.episodes(NOW, "e1"));
            assertThat(filesWith("hunter2")).isEmpty();
        }
    }

    @Test
    void the_vectors_of_what_was_erased_go() throws IOException {
        Path vectors = folder.resolve("index/agent.keeper/vectors");
        try (FileMemoryStore store = FileMemoryStore.open(folder, settings())) {
            tell(store);
            recalled(store, SCOPE);
            long before = Files.size(vectors);
            store.erase(KEEPER, SCOPE, Erasure.episodes(NOW, "e1"));
            assertThat(Files.size(vectors)).isLessThan(before);
        }
        try (FileMemoryStore store = FileMemoryStore.open(folder)) {
            store.erase(KEEPER, SCOPE, Erasure.episodes(NOW, "e2"));
        }
        assertThat(vectors).doesNotExist();
    }

    @Test
    void a_whole_scope_goes_and_others_stay() throws IOException {
        try (FileMemoryStore store = FileMemoryStore.open(folder, settings())) {
            tell(store);
            store.append(KEEPER, TEAM, List.of(episode("t1", "The team's colour is blue.")));
            recalled(store, SCOPE);
            store.erase(KEEPER, SCOPE, Erasure.scope(NOW));
            assertThat(filesWith("hunter2")).isEmpty();
            assertThat(filesWith("likes blue")).isEmpty();
            assertThat(recalled(store, SCOPE)).isEmpty();
            assertThat(recalled(store, TEAM)).contains("blue");
        }
    }

    @Test
    void recall_over_any_store_forgets() {
        AgentMemory memory = MemoryRecall.over(InMemoryStore.create(), settings());
        try (memory) {
            tell(memory.store());
            assertThat(recalled(memory, SCOPE)).contains("hunter2");
            memory.store().erase(KEEPER, SCOPE, Erasure.episodes(NOW, "e1"));
            assertThat(recalled(memory, SCOPE)).doesNotContain("hunter2").contains("blue");
        }
    }

    @Test
    void recall_follows_a_rollback() {
        try (FileMemoryStore store = FileMemoryStore.open(folder)) {
            learn(store, 0, "m1", "The limit is 10.");
            learn(store, 1, "m2", "The limit is 20.");
            commit(store, 2, new MemoryOp.Supersede("m1", "m2", NOW, ""));
            assertThat(recalled(store, "limit")).contains("20").doesNotContain("10");
            store.rollback(KEEPER, SCOPE, new Rollback(3, 1, NOW));
            assertThat(recalled(store, "limit")).contains("10").doesNotContain("20");
        }
        try (FileMemoryStore store = FileMemoryStore.open(folder)) {
            assertThat(recalled(store, "limit")).contains("10").doesNotContain("20");
        }
    }

    @Test
    void a_rollback_does_not_let_recall_find_what_was_erased() {
        try (FileMemoryStore store = FileMemoryStore.open(folder)) {
            learn(store, 0, "m1", "The secret is hunter2.");
            learn(store, 1, "m2", "The limit is 20.");
            store.erase(KEEPER, SCOPE, Erasure.memories(NOW, "m1"));
            store.rollback(KEEPER, SCOPE, new Rollback(3, 1, NOW));
            assertThat(recalled(store, "secret")).isEmpty();
            assertThat(store.generation(KEEPER, SCOPE, 1).memories()).isEmpty();
            assertThat(store.generation(KEEPER, SCOPE, Generation.LATEST).memories())
                    .isEmpty();
        }
    }

    @Test
    void a_dream_cannot_share_again_what_a_scope_has_erased_and_a_person_can() {
        try (InMemoryStore store = InMemoryStore.create()) {
            tell(store);
            store.erase(KEEPER, TEAM, Erasure.memories(NOW, "copy"));
            share(store, Author.DREAM, "again");
            assertThat(store.generation(KEEPER, TEAM, Generation.LATEST).memories())
                    .isEmpty();
            share(store, Author.PERSON, "wanted");
            assertThat(store.generation(KEEPER, TEAM, Generation.LATEST).memories())
                    .hasSize(1);
        }
    }

    @Test
    void what_was_erased_does_not_come_back_as_the_new_words_of_another_memory() {
        try (InMemoryStore store = InMemoryStore.create()) {
            tell(store);
            store.erase(KEEPER, SCOPE, Erasure.memories(NOW, "m1"));
            MemoryOp op = new MemoryOp.ResolveTime("m2", "Password: hunter2", Statement.Validity.ALWAYS, List.of(), "");
            long number = store.generation(KEEPER, SCOPE, Generation.LATEST).number();
            assertThatThrownBy(() -> store.commit(KEEPER, SCOPE, Commit.of(number, NOW, Author.DREAM, op)))
                    .isInstanceOf(MemoryException.class)
                    .hasMessageContaining("erased");
        }
    }

    private static void share(MemoryStore store, Author author, String copy) {
        long number = store.generation(KEEPER, SCOPE, Generation.LATEST).number();
        MemoryOp op = new MemoryOp.Share("m1", TEAM, copy, "");
        store.commit(KEEPER, SCOPE, Commit.of(number, NOW, author, op));
    }

    @Test
    void an_index_that_cannot_be_written_is_told() throws IOException {
        try (FileMemoryStore store = FileMemoryStore.open(folder)) {
            tell(store);
            Files.writeString(folder.resolve("index"), "a file where the folder should be");
            assertThatThrownBy(() -> recalled(store, SCOPE))
                    .isInstanceOfSatisfying(
                            MemoryException.class,
                            e -> assertThat(e.reason()).isEqualTo(MemoryException.Reason.INACCESSIBLE));
        }
    }

    /** A secret and a harmless episode, a memory of each, and copies for the team. */
    private static void tell(MemoryStore store) {
        Episode secret = episode("e1", "The password is hunter2, keep it.");
        Episode open = episode("e2", "Ada likes blue.");
        store.append(KEEPER, SCOPE, List.of(secret, open));
        commit(
                store,
                0,
                new MemoryOp.Add("m1", fact("Password: hunter2", secret), "said hunter2"),
                new MemoryOp.Add("m2", fact("The colour is blue", open), ""),
                new MemoryOp.Share("m1", TEAM, "copy", ""));
    }

    private static void learn(MemoryStore store, long expected, String id, String text) {
        commit(store, expected, new MemoryOp.Add(id, Statement.of(Statement.Kind.FACT, text, Origin.OWNER), ""));
    }

    private static void commit(MemoryStore store, long expected, MemoryOp... operations) {
        store.commit(KEEPER, SCOPE, Commit.of(expected, NOW, Author.PERSON, operations));
    }

    private static String recalled(AgentMemory memory, Scope scope) {
        return memory.recall()
                .recall(KEEPER, RecallQuery.of("the password or colour that Ada likes", scope, TIME))
                .text();
    }

    private static String recalled(AgentMemory memory, String text) {
        return memory.recall().recall(KEEPER, RecallQuery.of(text, SCOPE, TIME)).text();
    }

    private List<String> filesWith(String text) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(file.toString());
                }
            }
        }
        return found;
    }

    private static Statement fact(String text, Episode source) {
        return Statement.of(Statement.Kind.FACT, text, Origin.OWNER, Source.of(SCOPE, source));
    }

    private static Episode episode(String id, String text) {
        return new Episode(
                id,
                TIME,
                new Episode.Speaker("Ada", Episode.Role.PERSON),
                new Episode.Session("s", Episode.Session.Kind.CHAT),
                text,
                Origin.OWNER,
                null);
    }

    private static RecallSettings settings() {
        return RecallSettings.defaults().embedder(new Letters());
    }

    /** Texts with the same letters are near. */
    private static final class Letters implements EmbeddingModel {
        @Override
        public String name() {
            return "letters";
        }

        @Override
        public int dimensions() {
            return 32;
        }

        @Override
        public List<float[]> embed(List<String> texts) {
            return texts.stream().map(Letters::vector).toList();
        }

        private static float[] vector(String text) {
            float[] vector = new float[32];
            text.chars().forEach(c -> vector[c % 32]++);
            double sum = 0;
            for (float value : vector) {
                sum += value * value;
            }
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= (float) Math.sqrt(sum);
            }
            return vector;
        }
    }
}
