package dev.kairos.memory.bench;

import dev.kairos.api.dream.DreamLimits;
import dev.kairos.api.memory.AgentMemory;
import dev.kairos.api.memory.Brief;
import dev.kairos.api.memory.BriefQuery;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Recollection;
import dev.kairos.api.model.EmbeddingModel;
import dev.kairos.api.model.TokenEstimator;
import dev.kairos.core.bench.Figures;
import dev.kairos.examples.bench.Topic;
import dev.kairos.memory.InMemoryStore;
import dev.kairos.memory.bench.Conversations.Conversation;
import dev.kairos.memory.bench.Conversations.Question;
import dev.kairos.memory.bench.Conversations.Turn;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What dreams make of conversations: asked before and after, day by day; and what they must never do. */
public final class DreamTopic implements Topic {
    private static final int BUDGET = 4_000;
    private static final double CAP = 0.3;
    private static final int YEAR = 365;
    private static final int PAST = 100_000;
    private static final String RECALL_ONLY = "--recall-only";
    private static final String PROOFS_ONLY = "--proofs-only";
    private static final String PART = "--part";

    @Override
    public String name() {
        return "dream";
    }

    @Override
    public String about() {
        return "what dreams add to recall, keep and never do; arguments as of recall, --recall-only, --proofs-only,"
                + " --part conversations|nights|poison|mornings|speed, --past N";
    }

    @Override
    public void run(String[] args) throws Exception {
        List<String> rest = new ArrayList<>(Arrays.asList(args));
        boolean recall = !rest.remove(PROOFS_ONLY);
        boolean proofs = !rest.remove(RECALL_ONLY);
        int past = Integer.parseInt(taken(rest, "--past", String.valueOf(PAST)));
        String part = taken(rest, PART, "");
        RecallRun run = RecallRun.parse(rest.toArray(String[]::new));
        if (recall) {
            recall(run);
        }
        if (proofs) {
            proofs(run, part, past);
        }
    }

    private static String taken(List<String> args, String name, String otherwise) {
        int at = args.indexOf(name);
        if (at < 0) {
            return otherwise;
        }
        String value = args.remove(at + 1);
        args.remove(at);
        return value;
    }

    private static void recall(RecallRun run) throws IOException {
        JsonMapper json = new JsonMapper();
        try (Embedder embedder = Embedder.of(run);
                PrintWriter results = new PrintWriter(
                        run.results() == null ? Writer.nullWriter() : Files.newBufferedWriter(run.results()))) {
            for (Path file : run.data()) {
                Conversations set = Conversations.read(file);
                Sums sums = new Sums(set.name());
                for (Conversation conversation : set.conversations()) {
                    measure(set.name(), conversation, embedder.model(), sums, line -> {
                        results.println(json.writeValueAsString(line));
                    });
                }
                sums.print();
            }
        }
    }

    /** All proofs, or the part that is named; what is known is printed at once. */
    private static void proofs(RecallRun run, String part, int past) throws Exception {
        if (part.isEmpty() || part.equals("conversations")) {
            conversations(run);
        }
        if (part.isEmpty() || part.equals("nights")) {
            Figures.print("over_cap", DreamProofs.overCap());
        }
        if (part.isEmpty() || part.equals("poison")) {
            DreamProofs.poison().forEach(Figures::print);
        }
        if (part.isEmpty() || part.equals("mornings")) {
            DreamMornings.print(YEAR);
        }
        if (part.isEmpty() || part.equals("speed")) {
            DreamSpeed.print(past);
        }
    }

    private static void conversations(RecallRun run) throws Exception {
        DreamProofs proofs = new DreamProofs(DreamLimits.defaults());
        for (Path file : run.data()) {
            for (Conversation conversation : Conversations.read(file).conversations()) {
                proofs.check(conversation);
            }
        }
        Figures.print("same_now_changes", proofs.sameNow);
        Figures.print("rollback_wrong", proofs.rollback);
        Figures.print("rebuild_wrong", proofs.rebuild);
        Figures.print("kill_states", proofs.killStates);
        Figures.print("kill_wrong", proofs.killed);
        Figures.print("resurrected", proofs.resurrected);
    }

    private static void measure(
            String set,
            Conversation conversation,
            @Nullable EmbeddingModel embedder,
            Sums sums,
            Consumer<Map<String, Object>> results) {
        TokenEstimator estimator = TokenEstimator.standard();
        int log = conversation.turns().stream()
                .mapToInt(turn -> estimator.tokens(turn.text()))
                .sum();
        try (AgentMemory plain = InMemoryStore.create(RecallRun.settings(embedder));
                AgentMemory dreamt = InMemoryStore.create(RecallRun.settings(embedder))) {
            Ingest.run(conversation, plain);
            new Nights(dreamt.store(), DreamLimits.defaults().hotTokens((int) (CAP * log))).live(conversation);
            dreamt.recall().refresh(Ingest.PRINCIPAL, Ingest.SCOPE);
            Generation generation = dreamt.store().generation(Ingest.PRINCIPAL, Ingest.SCOPE, Generation.LATEST);
            DreamJudge dreams = new DreamJudge(conversation, generation);
            Judge judge = new Judge(conversation);
            sums.add(Map.of("survival_30", dreams.survival(conversation.questions()), "hot_share", dreams.size()));
            Brief small = brief(conversation, dreamt, 1_000);
            Brief large = brief(conversation, dreamt, 2_000);
            for (Question question : conversation.questions()) {
                Recollection before = ask(conversation, question, plain);
                Recollection after = ask(conversation, question, dreamt);
                Map<String, Double> lift =
                        lift(judge.score(question, before.items()), judge.score(question, after.items()));
                sums.add(question.category(), lift);
                sums.add(lost(set, conversation, question, lift));
                sums.add(dreams.dates(question));
                sums.add(dreams.update(question, after.items()));
                sums.add(dreams.conflict(question, after.items()));
                sums.add(question.category(), dreams.standing(question, small, 1_000));
                sums.add(question.category(), dreams.standing(question, large, 2_000));
                results.accept(RecallTopic.line(set, conversation, question, after.items()));
            }
        }
    }

    private static Map<String, Double> lift(Map<String, Double> before, Map<String, Double> after) {
        Map<String, Double> lift = new LinkedHashMap<>();
        before.forEach((name, value) -> {
            double now = after.getOrDefault(name, 0.0);
            if (name.startsWith("within_")) {
                lift.put(name.replace("within_", "lift_"), now - value);
            }
            lift.put("after_" + name, now);
        });
        return lift;
    }

    /** Names questions that lost evidence within 2,000 tokens. */
    private static Map<String, Double> lost(
            String set, Conversation conversation, Question question, Map<String, Double> lift) {
        double change = lift.getOrDefault("lift_2000", 0.0);
        if (change < 0) {
            System.out.println(
                    "# lost " + set + " " + conversation.id() + " " + question.id() + " " + Math.round(change));
        }
        return Map.of("lost_2000", change < 0 ? 100.0 : 0.0);
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
