package dev.kairos.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.AgentMemory;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.EpisodeReceipt.Fate;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.RecallQuery;
import dev.kairos.api.memory.RecallQuery.Select;
import dev.kairos.api.memory.Recollection;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.View;
import dev.kairos.api.model.EmbeddingModel;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.TokenEstimator;
import dev.kairos.memory.recall.RecallSettings;
import dev.kairos.testkit.Invariants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever recall is given, it answers safely or refuses with a typed error. */
@ExtendWith(Invariants.class)
class RecallBadInputTest {
    private static final Scope SCOPE = Scope.agent(AgentId.of("keeper"));
    private static final Principal KEEPER = Principal.of(AgentId.of("keeper"));
    private static final ZonedDateTime TIME = ZonedDateTime.of(2026, 11, 20, 8, 0, 0, 0, ZoneOffset.UTC);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*:*",
                "text:*",
                "\"unbalanced (quotes [and { brackets",
                "AND OR NOT && || ! ^ ~ * ? : \\ /",
                "limit~2 limit^1000000 [a TO z] /(a+)+$/",
                "*",
                "limit* li?it",
                "\u0000\u0001\u001b[31m\u202e\uFEFF",
                "\uD83D \uDE00 limit \uD83D",
                "' OR 1=1; DROP TABLE episodes; --",
                "../../etc/passwd ${jndi:ldap://x} %s%n {0}"
            })
    void query_syntax_is_plain_text(String text) {
        try (InMemoryStore store = InMemoryStore.create()) {
            told(store);
            Recollection found = recall(store, text, 1_000);
            assertThat(found.tokens()).isLessThanOrEqualTo(1_000);
            boolean asks = text.contains("limit");
            assertThat(found.text().contains("The limit is 10.")).isEqualTo(asks);
        }
    }

    @Test
    void a_hundred_thousand_terms_are_answered_soon() {
        try (InMemoryStore store = InMemoryStore.create()) {
            told(store);
            String many = IntStream.range(0, 100_000)
                    .mapToObj(i -> "term" + i)
                    .collect(Collectors.joining(" ", "limit ", ""));
            assertTimeout(
                    Duration.ofSeconds(5),
                    () -> assertThat(recall(store, many, 1_000).text()).contains("The limit is 10."));
        }
    }

    @Test
    void a_word_without_end_is_answered_soon() {
        try (InMemoryStore store = InMemoryStore.create()) {
            append(store, "long", "x".repeat(Episode.MAX_TEXT));
            append(store, "han", "漢".repeat(Episode.MAX_TEXT));
            append(store, "face", "\uD83D\uDE00".repeat(Episode.MAX_TEXT / 2));
            told(store);
            assertTimeout(Duration.ofSeconds(20), () -> {
                for (String text : List.of("x".repeat(100_000), "漢".repeat(100_000), "limit")) {
                    assertThat(recall(store, text, 500).tokens()).isLessThanOrEqualTo(500);
                }
            });
            assertThat(recall(store, "limit", 500).text()).contains("The limit is 10.");
        }
    }

    @Test
    void an_episode_of_ten_megabytes_is_cut_told_and_found() {
        try (InMemoryStore store = InMemoryStore.create()) {
            Episode large = episode("large", "The needle is here. " + "Filler words follow. ".repeat(500_000), TIME);
            assertThat(store.append(KEEPER, SCOPE, List.of(large)).get(0).fate())
                    .isEqualTo(Fate.CUT);
            told(store);
            assertThat(recall(store, "where is the needle?", 500).text()).contains("The needle is here.");
            assertThat(recall(store, "where is the needle?", 500).tokens()).isLessThanOrEqualTo(500);
        }
    }

    @Test
    void no_text_or_no_budget_finds_nothing() {
        try (InMemoryStore store = InMemoryStore.create()) {
            told(store);
            assertThat(recall(store, "limit", 0)).isEqualTo(Recollection.NOTHING);
            assertThat(recall(store, "", 1_000)).isEqualTo(Recollection.NOTHING);
            assertThat(recall(store, " \n\t", 1_000)).isEqualTo(Recollection.NOTHING);
            assertThat(recall(store, "?!…", 1_000).items()).isEmpty();
        }
    }

    @Test
    void a_negative_budget_is_refused() {
        RecallQuery query = RecallQuery.of("limit", SCOPE, TIME);
        assertThatThrownBy(() -> query.budget(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    @Test
    void no_budget_is_ever_passed() {
        try (InMemoryStore store = InMemoryStore.create()) {
            for (int i = 0; i < 50; i++) {
                append(store, "e" + i, "The limit number " + i + " is " + "quite ".repeat(i * 5) + "high.");
            }
            TokenEstimator estimator = TokenEstimator.standard();
            for (int budget : new int[] {1, 2, 5, 10, 30, 100, 1_000, 100_000, Integer.MAX_VALUE}) {
                Recollection found = recall(store, "what is the limit?", budget);
                assertThat(found.items().stream()
                                .mapToLong(item -> estimator.tokens(item.text()))
                                .sum())
                        .isLessThanOrEqualTo(budget);
                assertThat(found.tokens()).isLessThanOrEqualTo(budget);
            }
        }
    }

    @Test
    void any_time_can_be_stored_and_asked_from() {
        List<ZonedDateTime> times = List.of(
                ZonedDateTime.of(9999, 12, 31, 23, 59, 59, 0, ZoneOffset.UTC),
                ZonedDateTime.of(999_999_999, 12, 31, 23, 59, 59, 999_999_999, ZoneOffset.MIN),
                ZonedDateTime.of(-999_999_999, 1, 1, 0, 0, 0, 0, ZoneOffset.MAX),
                ZonedDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));
        try (FileMemoryStore store = FileMemoryStore.open(folder)) {
            told(store);
            for (ZonedDateTime time : times) {
                store.append(KEEPER, SCOPE, List.of(episode("at " + time, "The limit was " + time.getYear(), time)));
            }
            for (ZonedDateTime time : times) {
                RecallQuery query = RecallQuery.of("what was the limit yesterday and last Friday?", SCOPE, time);
                assertThat(store.recall().recall(KEEPER, query).items()).isNotEmpty();
            }
            View past = View.asOf(TIME.toInstant());
            Recollection found = store.recall()
                    .recall(KEEPER, RecallQuery.of("limit", SCOPE, TIME).view(past));
            assertThat(found.text()).contains("The limit is 10.").doesNotContain("999999999 ", "The limit was 9999");
        }
        try (FileMemoryStore store = FileMemoryStore.open(folder)) {
            assertThat(recall(store, "limit", 1_000).items()).hasSizeGreaterThan(3);
        }
    }

    @Test
    void the_ends_of_time_can_be_looked_from() {
        try (InMemoryStore store = InMemoryStore.create()) {
            told(store);
            for (Instant instant : List.of(Instant.MIN, Instant.MAX, Instant.EPOCH)) {
                RecallQuery query = RecallQuery.of("limit", SCOPE, TIME).view(View.asOf(instant));
                assertThat(store.recall().recall(KEEPER, query).items().isEmpty())
                        .isEqualTo(!instant.equals(Instant.MAX));
            }
        }
    }

    @Test
    void nothing_selected_is_nothing_found() {
        try (InMemoryStore store = InMemoryStore.create()) {
            told(store);
            Select none = new Select(Set.of(), Set.of(), View.CURRENT);
            RecallQuery query = RecallQuery.of("limit", SCOPE, TIME).select(none);
            assertThat(store.recall().recall(KEEPER, query).items()).isEmpty();
        }
    }

    @Test
    void no_scope_or_too_many_are_refused() {
        RecallQuery query = RecallQuery.of("limit", SCOPE, TIME);
        Set<Scope> none = Set.of();
        assertThatThrownBy(() -> query.scopes(none)).isInstanceOf(IllegalArgumentException.class);
        Set<Scope> many =
                IntStream.range(0, 65).mapToObj(i -> Scope.user("u" + i)).collect(Collectors.toSet());
        assertThatThrownBy(() -> query.scopes(many)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_scope_that_was_never_written_to_is_empty_and_leaves_no_files() throws IOException {
        try (FileMemoryStore store = FileMemoryStore.open(folder)) {
            assertThat(recall(store, "limit", 1_000).items()).isEmpty();
        }
        try (Stream<Path> logs = Files.list(folder.resolve("log"))) {
            assertThat(logs.filter(file -> file.toString().endsWith(".jsonl"))).isEmpty();
        }
    }

    @Test
    void a_damaged_index_is_made_anew() throws IOException {
        Map<Path, byte[]> files = indexed();
        String whole = found();
        SplittableRandom random = new SplittableRandom(7);
        for (Path file : files.keySet()) {
            byte[] bytes = files.get(file);
            for (int i = 0; i < 6 && bytes.length > 0; i++) {
                byte[] damaged = bytes.clone();
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                restore(files);
                Files.write(file, i == 0 ? Arrays.copyOf(bytes, bytes.length / 2) : damaged);
                assertThat(found()).as("%s, damage %s", file, i).isEqualTo(whole);
            }
        }
    }

    @Test
    void an_index_that_lost_a_file_is_made_anew() throws IOException {
        Map<Path, byte[]> files = indexed();
        String whole = found();
        for (Path file : files.keySet()) {
            restore(files);
            Files.delete(file);
            assertThat(found()).as("without %s", file).isEqualTo(whole);
        }
    }

    @Test
    void an_index_of_something_else_is_made_anew() throws IOException {
        Map<Path, byte[]> files = indexed();
        String whole = found();
        for (Path file : files.keySet()) {
            Files.write(file, new byte[] {1, 2, 3});
        }
        assertThat(found()).isEqualTo(whole);
    }

    @Test
    void an_embedder_that_fails_leaves_words() {
        EmbeddingModel broken = new EmbeddingModel() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public int dimensions() {
                return 8;
            }

            @Override
            public List<float[]> embed(List<String> texts) {
                throw new ModelException(ModelException.Reason.UNAVAILABLE, "out of order");
            }
        };
        try (InMemoryStore store =
                InMemoryStore.create(RecallSettings.defaults().embedder(broken))) {
            told(store);
            assertThat(recall(store, "limit", 1_000).text()).contains("The limit is 10.");
        }
    }

    @Test
    void damaged_vectors_are_computed_again() throws IOException {
        Path vectors = folder.resolve("index/agent.keeper/vectors");
        RecallSettings settings = RecallSettings.defaults().embedder(new Constant());
        try (FileMemoryStore store = FileMemoryStore.open(folder, settings)) {
            told(store);
            recall(store, "limit", 1_000);
        }
        byte[] whole = Files.readAllBytes(vectors);
        for (byte[] damaged : List.of(new byte[0], new byte[] {9}, Arrays.copyOf(whole, whole.length - 3))) {
            Files.write(vectors, damaged);
            try (FileMemoryStore store = FileMemoryStore.open(folder, settings)) {
                assertThat(recall(store, "limit", 1_000).text()).contains("The limit is 10.");
            }
            assertThat(Files.readAllBytes(vectors)).isEqualTo(whole);
        }
    }

    @Test
    void a_closed_memory_says_so() {
        InMemoryStore store = InMemoryStore.create();
        told(store);
        store.close();
        assertThatThrownBy(() -> recall(store, "limit", 1_000))
                .isInstanceOfSatisfying(
                        MemoryException.class, e -> assertThat(e.reason()).isEqualTo(MemoryException.Reason.CLOSED));
    }

    /** Writes an index and reads its files. */
    private Map<Path, byte[]> indexed() throws IOException {
        try (FileMemoryStore store = FileMemoryStore.open(folder)) {
            told(store);
        }
        assertThat(found()).contains("The limit is 10.", "The weather was fine.");
        Map<Path, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder.resolve("index/agent.keeper/words"))) {
            for (Path file : (Iterable<Path>) all.filter(one -> !one.endsWith("write.lock"))::iterator) {
                files.put(file, Files.readAllBytes(file));
            }
        }
        assertThat(files).hasSizeGreaterThan(3);
        return files;
    }

    private void restore(Map<Path, byte[]> files) throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("index/agent.keeper/words"))) {
            for (Path file : (Iterable<Path>) all::iterator) {
                Files.delete(file);
            }
        }
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            Files.write(file.getKey(), file.getValue());
        }
    }

    private String found() {
        try (FileMemoryStore store = FileMemoryStore.open(folder)) {
            return recall(store, "limit weather", 1_000).text();
        }
    }

    private static void told(AgentMemory memory) {
        append(memory, "e1", "The limit is 10.");
        append(memory, "e2", "The weather was fine.");
    }

    private static Recollection recall(AgentMemory memory, String text, int budget) {
        return memory.recall().recall(KEEPER, RecallQuery.of(text, SCOPE, TIME).budget(budget));
    }

    private static void append(AgentMemory memory, String id, String text) {
        memory.store().append(KEEPER, SCOPE, List.of(episode(id, text, TIME)));
    }

    private static Episode episode(String id, String text, ZonedDateTime time) {
        return new Episode(
                id,
                time,
                new Episode.Speaker("Ada", Episode.Role.PERSON),
                new Episode.Session(id, Episode.Session.Kind.CHAT),
                text,
                Origin.OWNER,
                null);
    }

    private static final class Constant implements EmbeddingModel {
        @Override
        public String name() {
            return "constant";
        }

        @Override
        public int dimensions() {
            return 4;
        }

        @Override
        public List<float[]> embed(List<String> texts) {
            return texts.stream()
                    .map(text -> new float[] {0.5f, 0.5f, 0.5f, 0.5f})
                    .toList();
        }
    }
}
