package dev.kairos.memory.bench;

import dev.kairos.api.memory.AgentMemory;
import dev.kairos.api.memory.Recollection;
import dev.kairos.api.memory.Recollection.Item;
import dev.kairos.api.memory.Source;
import dev.kairos.api.model.EmbeddingModel;
import dev.kairos.examples.bench.Topic;
import dev.kairos.memory.InMemoryStore;
import dev.kairos.memory.bench.Conversations.Conversation;
import dev.kairos.memory.bench.Conversations.Question;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How much of what answers a question recall brings back within a budget of tokens. */
public final class RecallTopic implements Topic {
    private static final int BUDGET = 4_000;

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
        RecallRun run = RecallRun.parse(args);
        JsonMapper json = new JsonMapper();
        try (Embedder embedder = Embedder.of(run);
                PrintWriter results = new PrintWriter(
                        run.results() == null ? Writer.nullWriter() : Files.newBufferedWriter(run.results()))) {
            for (Path file : run.data()) {
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
        try (AgentMemory memory = InMemoryStore.create(RecallRun.settings(embedder))) {
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

    static Map<String, Object> line(String set, Conversation conversation, Question question, List<Item> items) {
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
}
