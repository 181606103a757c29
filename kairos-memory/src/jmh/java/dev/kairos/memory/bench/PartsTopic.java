package dev.kairos.memory.bench;

import dev.kairos.api.memory.Recall;
import dev.kairos.api.memory.Recollection;
import dev.kairos.api.model.EmbeddingModel;
import dev.kairos.examples.bench.Topic;
import dev.kairos.memory.InMemoryStore;
import dev.kairos.memory.bench.Conversations.Conversation;
import dev.kairos.memory.bench.Conversations.Question;
import dev.kairos.memory.internal.recall.Ablations;
import dev.kairos.memory.internal.recall.RecallEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What recall finds with each of its parts switched off in turn. */
public final class PartsTopic implements Topic {
    private static final int BUDGET = 4_000;

    @Override
    public String name() {
        return "recall-parts";
    }

    @Override
    public String about() {
        return "what each part of recall is worth; arguments as of recall";
    }

    @Override
    public void run(String[] args) throws IOException {
        RecallRun run = RecallRun.parse(args);
        try (Embedder embedder = Embedder.of(run)) {
            for (Path file : run.data()) {
                Conversations set = Conversations.read(file);
                Map<String, Sums> sums = new LinkedHashMap<>();
                for (Conversation conversation : set.conversations()) {
                    ask(set.name(), conversation, embedder.model(), sums);
                }
                sums.values().forEach(Sums::print);
            }
        }
    }

    private static void ask(
            String set, Conversation conversation, @Nullable EmbeddingModel embedder, Map<String, Sums> sums) {
        try (InMemoryStore memory = InMemoryStore.create();
                RecallEngine engine = new RecallEngine(memory.store(), RecallRun.settings(embedder), null)) {
            Ingest.append(conversation, memory);
            engine.refresh(Ingest.PRINCIPAL, Ingest.SCOPE);
            Judge judge = new Judge(conversation);
            for (Map.Entry<String, Recall> variant : Ablations.of(engine).entrySet()) {
                Sums sum = sums.computeIfAbsent(variant.getKey(), name -> new Sums(set + ".without_" + name));
                for (Question question : conversation.questions()) {
                    Recollection found = variant.getValue()
                            .recall(Ingest.PRINCIPAL, Ingest.query(conversation, question.text(), BUDGET));
                    sum.add(judge.score(question, found.items()));
                }
            }
        }
    }
}
