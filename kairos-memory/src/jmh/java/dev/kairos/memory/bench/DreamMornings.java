package dev.kairos.memory.bench;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.dream.Dream;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.TokenEstimator;
import dev.kairos.api.model.Usage;
import dev.kairos.core.Kairos;
import dev.kairos.core.bench.Figures;
import dev.kairos.core.journal.InMemoryJournal;
import dev.kairos.memory.InMemoryStore;
import dev.kairos.memory.bench.DreamProofs.MadeUp;
import dev.kairos.memory.dream.Dreams;
import dev.kairos.testkit.ScriptedModel;
import dev.kairos.testkit.VirtualTime;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A year of an agent that lives through fifty episodes a day: what the first message of each day costs. */
final class DreamMornings {
    private static final int EPISODES = 50;
    private static final int SETTLED = 30;
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private final SplittableRandom random = new SplittableRandom(5);
    private final VirtualTime time = VirtualTime.startingAt("2026-01-01T06:00:00Z");
    private final List<Integer> tokens = new ArrayList<>();
    private int request;

    static void print(int days) {
        DreamMornings mornings = new DreamMornings();
        mornings.live(days);
        Figures.print(
                "good_morning_tokens_max",
                mornings.tokens.stream().mapToInt(each -> each).max().orElse(0));
        Figures.print("good_morning_tokens_day_1", mornings.tokens.get(0));
        Figures.print("good_morning_tokens_last", mornings.tokens.get(days - 1));
        Figures.print("good_morning_slope", mornings.slope());
    }

    private void live(int days) {
        ScriptedModel model = ScriptedModel.of((asked, number) -> {
            request = count(asked);
            return ModelReply.text("All is well.", Usage.of(request, 5));
        });
        try (InMemoryStore memory = InMemoryStore.create();
                Kairos kairos = Kairos.builder()
                        .model(model)
                        .memory(memory)
                        .journal(InMemoryJournal.create(time))
                        .clock(time)
                        .timers(time)
                        .executor(time)
                        .build()) {
            Agent agent = kairos.agent("keeper")
                    .instructions("You look after the house and the orders of a small shop.")
                    .zone(ZoneOffset.UTC)
                    .dream(Dream.nightly(LocalTime.of(3, 0), Dreams.standard()))
                    .start();
            Scope scope = Scope.agent(agent.id());
            for (int day = 0; day < days; day++) {
                agent.ask("Good morning, what happened overnight?");
                time.settle();
                tokens.add(request);
                memory.append(Principal.of(agent.id()), scope, day(day));
                time.advance(Duration.ofDays(1));
            }
        }
    }

    private List<Episode> day(int day) {
        List<Episode> episodes = new ArrayList<>();
        LocalDate date = FIRST.plusDays(day);
        for (int i = 0; i < EPISODES; i++) {
            String text = switch (i) {
                case 0 ->
                    day % 7 == 0
                            ? "Always ask me before you order from supplier " + day + "."
                            : "I prefer deliveries before " + (7 + day % 5) + " in the morning.";
                case 1 -> "My monthly budget for the shop window is now $" + (200 + day) + ".";
                default -> MadeUp.sentence(random, day * EPISODES + i);
            };
            episodes.add(MadeUp.episode("d" + day + "-" + i, text, date, Origin.OWNER));
        }
        return episodes;
    }

    private static int count(ModelRequest asked) {
        TokenEstimator estimator = TokenEstimator.standard();
        int tokens = estimator.tokens(asked.system());
        tokens += asked.tools().stream()
                .mapToInt(tool -> estimator.tokens(tool.toString()))
                .sum();
        for (ModelMessage message : asked.messages()) {
            tokens += estimator.tokens(message instanceof ModelMessage.User user ? user.text() : message.toString());
        }
        return tokens;
    }

    /** Tokens a day, by least squares over the days after the first month. */
    private double slope() {
        double n = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        for (int day = SETTLED; day < tokens.size(); day++) {
            n++;
            x += day;
            y += tokens.get(day);
            xx += (double) day * day;
            xy += (double) day * tokens.get(day);
        }
        return (n * xy - x * y) / (n * xx - x * x);
    }
}
