package dev.kairos.memory.bench;

import dev.kairos.api.dream.DreamLimits;
import dev.kairos.api.dream.DreamStrategy;
import dev.kairos.api.memory.AgentMemory;
import dev.kairos.api.memory.Brief;
import dev.kairos.api.memory.BriefQuery;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Recollection;
import dev.kairos.api.model.EmbeddingModel;
import dev.kairos.api.model.TokenEstimator;
import dev.kairos.examples.bench.Topic;
import dev.kairos.memory.InMemoryStore;
import dev.kairos.memory.bench.Conversations.Conversation;
import dev.kairos.memory.bench.Conversations.Question;
import dev.kairos.memory.bench.Conversations.Turn;
import dev.kairos.memory.dream.Dreams;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What dreams make of conversations: asked before and after, day by day. */
public final class DreamTopic implements Topic {
    private static final int BUDGET = 4_000;
    private static final double CAP = 0.3;

    @Override
    public String name() {
        return "dream";
    }

    @Override
    public String about() {
        return "what nightly consolidation adds to recall, and what it keeps; arguments as of recall";
    }

    @Override
    public void run(String[] args) throws IOException {
        RecallRun run = RecallRun.parse(args);
        try (Embedder embedder = Embedder.of(run)) {
            for (Path file : run.data()) {
                Conversations set = Conversations.read(file);
                Sums sums = new Sums(set.name());
                for (Conversation conversation : set.conversations()
                        .subList(
                                0,
                                Math.min(
                                        Integer.getInteger("limit", 99),
                                        set.conversations().size()))) {
                    measure(conversation, embedder.model(), sums);
                }
                sums.print();
            }
        }
    }

    private static void measure(Conversation conversation, @Nullable EmbeddingModel embedder, Sums sums) {
        TokenEstimator estimator = TokenEstimator.standard();
        if (System.getProperty("notes") != null) {
            System.out.println("## " + conversation.id());
        }
        int log = conversation.turns().stream()
                .mapToInt(turn -> estimator.tokens(turn.text()))
                .sum();
        DreamStrategy strategy = Dreams.standard();
        try (AgentMemory plain = InMemoryStore.create(RecallRun.settings(embedder));
                AgentMemory dreamt = InMemoryStore.create(RecallRun.settings(embedder))) {
            Ingest.run(conversation, plain);
            new Nights(strategy, DreamLimits.defaults().hotTokens((int) (CAP * log)))
                    .live(conversation, dreamt.store());
            dreamt.recall().refresh(Ingest.PRINCIPAL, Ingest.SCOPE);
            Generation generation = dreamt.store().generation(Ingest.PRINCIPAL, Ingest.SCOPE, Generation.LATEST);
            if (System.getProperty("notes") != null) {
                generation
                        .memories()
                        .forEach(m -> System.out.println("# " + m.standing().status() + " "
                                + m.standing().tier() + " " + m.statement().kind() + " " + m.text()));
            }
            if (System.getProperty("links") != null) {
                generation
                        .memories()
                        .forEach(m -> m.links().forEach(l -> {
                            if (l.kind().name().equals("SUPERSEDED_BY")
                                    || (l.kind().name().equals("CONFLICTS_WITH") && m.id().compareTo(l.memory()) < 0))
                                System.out.println("# " + l.kind() + " " + m.text() + "\n     -> "
                                        + generation.find(l.memory()).get().text());
                        }));
            }
            DreamJudge dreams = new DreamJudge(conversation, generation);
            Judge judge = new Judge(conversation);
            sums.add(Map.of("survival_30", dreams.survival(conversation.questions()), "hot_share", dreams.size()));
            Brief small = brief(conversation, dreamt, 1_000);
            Brief large = brief(conversation, dreamt, 2_000);
            for (Question question : conversation.questions()) {
                Recollection before = ask(conversation, question, plain);
                Recollection after = ask(conversation, question, dreamt);
                sums.add(
                        question.category(),
                        lift(judge.score(question, before.items()), judge.score(question, after.items())));
                sums.add(dreams.dates(question));
                sums.add(dreams.update(question, after.items()));
                sums.add(dreams.conflict(question, after.items()));
                sums.add(question.category(), dreams.standing(question, small, 1_000));
                sums.add(question.category(), dreams.standing(question, large, 2_000));
            }
        }
    }

    private static Map<String, Double> lift(Map<String, Double> before, Map<String, Double> after) {
        Map<String, Double> lift = new HashMap<>();
        before.forEach((name, value) -> {
            lift.put(
                    name.replace("within_", "lift_")
                            .replace("recall_10", "lift_recall_10")
                            .replace("update_first", "lift_update"),
                    after.getOrDefault(name, 0.0) - value);
            lift.put("after_" + name, after.getOrDefault(name, 0.0));
        });
        return lift;
    }

    private static Recollection ask(Conversation conversation, Question question, AgentMemory memory) {
        return memory.recall().recall(Ingest.PRINCIPAL, Ingest.query(conversation, question.text(), BUDGET));
    }

    private static Brief brief(Conversation conversation, AgentMemory memory, int budget) {
        Turn last = conversation.turns().get(conversation.turns().size() - 1);
        ZonedDateTime now = Ingest.time(last).plusDays(1);
        return memory.recall()
                .brief(Ingest.PRINCIPAL, BriefQuery.of(Ingest.SCOPE, now).budget(budget));
    }
}
