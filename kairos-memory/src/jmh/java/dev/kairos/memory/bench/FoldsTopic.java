package dev.kairos.memory.bench;

import dev.kairos.api.memory.Recall;
import dev.kairos.api.memory.Recollection;
import dev.kairos.api.model.EmbeddingModel;
import dev.kairos.examples.bench.Topic;
import dev.kairos.memory.InMemoryStore;
import dev.kairos.memory.bench.Conversations.Conversation;
import dev.kairos.memory.bench.Conversations.Question;
import dev.kairos.memory.internal.recall.Fit;
import dev.kairos.memory.internal.recall.Fit.Example;
import dev.kairos.memory.internal.recall.RecallEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Weights fitted to every second conversation and judged on the others, both ways. */
public final class FoldsTopic implements Topic {
    private static final int BUDGET = 4_000;

    @Override
    public String name() {
        return "recall-folds";
    }

    @Override
    public String about() {
        return "whether recall's weights hold on conversations they were not fitted to; arguments as of recall";
    }

    @Override
    public void run(String[] args) throws IOException {
        RecallRun run = RecallRun.parse(args);
        try (Embedder embedder = Embedder.of(run)) {
            List<Conversations> sets = new ArrayList<>();
            for (Path file : run.data()) {
                sets.add(Conversations.read(file));
            }
            List<Sums> sums =
                    sets.stream().map(set -> new Sums(set.name() + ".held_out")).toList();
            for (int fold = 0; fold < 2; fold++) {
                Fit fit = new Fit(embedder.model() != null);
                for (Conversations set : sets) {
                    learn(half(set, fold), embedder.model(), fit);
                }
                for (int i = 0; i < sets.size(); i++) {
                    judge(half(sets.get(i), 1 - fold), embedder.model(), fit, sums.get(i));
                }
            }
            sums.forEach(Sums::print);
        }
    }

    private static List<Conversation> half(Conversations set, int fold) {
        return IntStream.range(0, set.conversations().size())
                .filter(i -> i % 2 == fold)
                .mapToObj(set.conversations()::get)
                .toList();
    }

    private static void learn(List<Conversation> half, @Nullable EmbeddingModel embedder, Fit fit) throws IOException {
        int questions = half.stream().mapToInt(each -> each.questions().size()).sum();
        for (Conversation conversation : half) {
            List<Example> examples = new ArrayList<>();
            for (Question question : conversation.questions()) {
                examples.add(new Example(
                        Ingest.query(conversation, question.text(), BUDGET), Set.copyOf(question.evidence())));
            }
            try (InMemoryStore memory = InMemoryStore.create()) {
                Ingest.append(conversation, memory);
                fit.learn(memory.store(), Ingest.PRINCIPAL, RecallRun.settings(embedder), examples, 1.0 / questions);
            }
        }
    }

    private static void judge(List<Conversation> half, @Nullable EmbeddingModel embedder, Fit fit, Sums sums)
            throws IOException {
        for (Conversation conversation : half) {
            try (InMemoryStore memory = InMemoryStore.create();
                    RecallEngine engine = new RecallEngine(memory.store(), RecallRun.settings(embedder), null)) {
                Ingest.append(conversation, memory);
                engine.refresh(Ingest.PRINCIPAL, Ingest.SCOPE);
                Recall tuned = fit.tune(engine);
                Judge judge = new Judge(conversation);
                for (Question question : conversation.questions()) {
                    Recollection found =
                            tuned.recall(Ingest.PRINCIPAL, Ingest.query(conversation, question.text(), BUDGET));
                    sums.add(judge.score(question, found.items()));
                }
            }
        }
    }
}
