package dev.kairos.memory.bench;

import dev.kairos.api.memory.AgentMemory;
import dev.kairos.api.memory.Recollection;
import dev.kairos.api.memory.Recollection.Item;
import dev.kairos.api.memory.Source;
import dev.kairos.api.model.EmbeddingModel;
import dev.kairos.embeddings.OnnxEmbeddings;
import dev.kairos.examples.bench.Topic;
import dev.kairos.memory.InMemoryStore;
import dev.kairos.memory.bench.Conversations.Conversation;
import dev.kairos.memory.bench.Conversations.Question;
import dev.kairos.memory.recall.RecallSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How much of what answers a question recall brings back within a budget of tokens. */
public final class RecallTopic implements Topic {
    private static final int BUDGET = 4_000;
    private static final String USAGE = "recall: --data FILE... [--embedder none|minilm|bge] [--results OUT.jsonl]"
            + " [--vectors FOLDER]";

    @Override
    public String name() {
        return "recall";
    }

    @Override
    public String about() {
        return "evidence that recall finds within a budget of tokens, on conversations with questions";
    }

    @Override
    public void run(String[] args) throws IOException {
        Options options = Options.parse(args);
        if (options.data().isEmpty()) {
            throw new IllegalArgumentException(USAGE);
        }
        JsonMapper json = new JsonMapper();
        try (Embedder embedder = Embedder.of(options);
                PrintWriter results = new PrintWriter(
                        options.results() == null ? Writer.nullWriter() : Files.newBufferedWriter(options.results()))) {
            for (Path file : options.data()) {
                Conversations set = Conversations.read(file);
                Sums sums = new Sums(set.name());
                for (Conversation conversation : set.conversations()) {
                    ask(set.name(), conversation, embedder.model(), sums, line -> {
                        results.println(json.writeValueAsString(line));
                    });
                }
                sums.print();
            }
        }
    }

    private static void ask(
            String set,
            Conversation conversation,
            @Nullable EmbeddingModel embedder,
            Sums sums,
            Consumer<Map<String, Object>> results) {
        RecallSettings settings = RecallSettings.defaults().estimator(Judge::tokens);
        try (AgentMemory memory = InMemoryStore.create(embedder == null ? settings : settings.embedder(embedder))) {
            Ingest.run(conversation, memory);
            Judge judge = new Judge(conversation);
            for (Question question : conversation.questions()) {
                Recollection found =
                        memory.recall().recall(Ingest.PRINCIPAL, Ingest.query(conversation, question.text(), BUDGET));
                sums.add(question.category(), judge.score(question, found.items()));
                results.accept(line(set, conversation, question, found.items()));
            }
        }
    }

    private static Map<String, Object> line(
            String set, Conversation conversation, Question question, List<Item> items) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("set", set);
        line.put("conversation", conversation.id());
        line.put("question", question.id());
        line.put(
                "items",
                items.stream()
                        .map(item -> Map.of(
                                "text", item.text(),
                                "episodes", item.lineage().episodes(),
                                "sources",
                                        item.lineage().sources().stream()
                                                .map(Source::episode)
                                                .toList()))
                        .toList());
        return line;
    }

    /** The embedder of a run; closed with it. */
    private record Embedder(@Nullable EmbeddingModel model, AutoCloseable resource) implements AutoCloseable {
        static Embedder of(Options options) throws IOException {
            Embedder embedder = of(options.embedder());
            if (embedder.model == null || options.vectors() == null) {
                return embedder;
            }
            KeptVectors kept = new KeptVectors(embedder.model, options.vectors());
            return new Embedder(kept, () -> {
                kept.close();
                embedder.close();
            });
        }

        private static Embedder of(String name) {
            return switch (name) {
                case "none" -> new Embedder(null, () -> {});
                case "minilm" -> of(OnnxEmbeddings.miniLm());
                case "bge" -> of(OnnxEmbeddings.bgeSmall());
                default -> throw new IllegalArgumentException("unknown embedder '" + name + "'; " + USAGE);
            };
        }

        private static Embedder of(OnnxEmbeddings model) {
            return new Embedder(model, model);
        }

        @Override
        public void close() {
            try {
                resource.close();
            } catch (Exception e) {
                throw new IllegalStateException("an embedder cannot fail to close", e);
            }
        }
    }

    private record Options(
            List<Path> data, String embedder, @Nullable Path results, @Nullable Path vectors) {
        static Options parse(String[] args) {
            List<Path> data = new ArrayList<>();
            String embedder = "none";
            Path results = null;
            Path vectors = null;
            for (int i = 0; i < args.length; i++) {
                switch (args[i]) {
                    case "--data" -> {
                        while (i + 1 < args.length && !args[i + 1].startsWith("--")) {
                            data.add(Path.of(args[++i]));
                        }
                    }
                    case "--embedder" -> embedder = args[++i];
                    case "--results" -> results = Path.of(args[++i]);
                    case "--vectors" -> vectors = Path.of(args[++i]);
                    default -> throw new IllegalArgumentException("unknown argument '" + args[i] + "'; " + USAGE);
                }
            }
            return new Options(data, embedder, results, vectors);
        }
    }

    /** Means over questions, for all and per category. */
    static final class Sums {
        private final String set;
        private final Map<String, double[]> sums = new TreeMap<>();

        Sums(String set) {
            this.set = set;
        }

        void add(String category, Map<String, Double> figures) {
            figures.forEach((name, value) -> {
                add(set + "." + name, value);
                add(set + "." + category + "." + name, value);
            });
        }

        double mean(String name) {
            double[] sum = sums.getOrDefault(set + "." + name, new double[] {0, 1});
            return sum[0] / sum[1];
        }

        void print() {
            sums.forEach((name, sum) ->
                    System.out.println(name + "=" + String.format(Locale.ROOT, "%.1f", sum[0] / sum[1])));
        }

        private void add(String name, double value) {
            double[] sum = sums.computeIfAbsent(name, key -> new double[2]);
            sum[0] += value;
            sum[1]++;
        }
    }
}
