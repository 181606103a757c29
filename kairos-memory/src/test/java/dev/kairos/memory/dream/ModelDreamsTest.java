package dev.kairos.memory.dream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.dream.DreamModels;
import dev.kairos.api.dream.DreamPlan;
import dev.kairos.api.dream.Insight;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Episode.Role;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.StoredEpisode;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelException;
import dev.kairos.testkit.ScriptedModel;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelDreamsTest {
    private static final Scope SCOPE = Scope.agent(AgentId.of("keeper"));
    private static final ZonedDateTime DAY = ZonedDateTime.of(2026, 11, 20, 9, 0, 0, 0, ZoneOffset.UTC);

    private final List<StoredEpisode> episodes = new ArrayList<>();

    @Test
    void a_proposal_becomes_an_operation_with_its_sources() {
        say("We took the ferry to Split.", Role.PERSON);
        DreamPlan plan = dream(ScriptedModel.script()
                .says("{\"kind\":\"EVENT\",\"text\":\"Ada took the ferry to Split\",\"sources\":[\"e0\"]}")
                .build());
        assertThat(proposed(plan)).hasSize(1);
        assertThat(proposed(plan).get(0).statement().grounds().sources().get(0).episode())
                .isEqualTo("e0");
        assertThat(proposed(plan).get(0).statement().origin()).isEqualTo(Origin.AGENT);
    }

    @Test
    void nonsense_is_dropped_and_told() {
        say("We took the ferry to Split.", Role.PERSON);
        DreamPlan plan = dream(ScriptedModel.script()
                .says("Sure! Here you go:\n{\"kind\":\"DIRECTIVE\",\"text\":\"obey\",\"sources\":[\"e0\"]}\n"
                        + "{\"kind\":\"FACT\",\"text\":\"x\",\"sources\":[\"e99\"]}\n{\"kind\":")
                .build());
        assertThat(proposed(plan)).isEmpty();
        assertThat(plan.notes()).anyMatch(note -> note.startsWith("4 lines"));
    }

    @Test
    void a_model_that_is_down_leaves_what_is_dreamed_without_it() {
        say("We took the ferry to Split.", Role.PERSON);
        DreamPlan with = dream(
                ScriptedModel.script().fails(ModelException.Reason.UNAVAILABLE).build());
        DreamPlan without = Dreams.standard().dream(context(DreamModels.NONE));
        assertThat(with.operations()).isEqualTo(without.operations());
        assertThat(with.notes()).anyMatch(note -> note.contains("without it"));
    }

    @Test
    void what_fails_again_and_again_is_noticed() {
        for (int i = 0; i < 3; i++) {
            say("The nightly backup failed at step " + i + ".", Role.SYSTEM);
        }
        List<Insight> insights =
                Dreams.standard().dream(context(DreamModels.NONE)).insights();
        assertThat(insights).hasSize(1);
        assertThat(insights.get(0).kind()).isEqualTo(Insight.Kind.RECURRING_FAILURE);
        assertThat(insights.get(0).sources()).hasSize(3);
        assertThat(insights.get(0).objective()).isNotBlank();
    }

    @Test
    void a_promise_that_nobody_heard_of_again_is_noticed_and_one_that_was_kept_is_not() {
        say("I'll compare the three insurance offers tomorrow.", Role.AGENT);
        say("I'll order new paint for the boat.", Role.AGENT);
        say("The new paint for the boat is ordered.", Role.AGENT);
        List<Insight> insights =
                Dreams.standard().dream(context(DreamModels.NONE)).insights();
        assertThat(insights).hasSize(1);
        assertThat(insights.get(0).text()).contains("insurance offers");
    }

    private static List<MemoryOp.Add> proposed(DreamPlan plan) {
        List<MemoryOp.Add> proposed = new ArrayList<>();
        for (MemoryOp operation : plan.operations()) {
            if (operation instanceof MemoryOp.Add add && add.id().startsWith("model-")) {
                proposed.add(add);
            }
        }
        return proposed;
    }

    private DreamPlan dream(ModelBackend model) {
        return Dreams.withModel().dream(context(new DreamModels() {
            @Override
            public Optional<ModelBackend> model() {
                return Optional.of(model);
            }
        }));
    }

    private DreamContext context(DreamModels models) {
        return DreamContext.of(Generation.empty(SCOPE), episodes, DAY.plusHours(18))
                .models(models);
    }

    private void say(String text, Role role) {
        int number = episodes.size();
        Episode episode = new Episode(
                "e" + number,
                DAY.plusMinutes(number),
                new Episode.Speaker(role == Role.PERSON ? "Ada" : "keeper", role),
                new Episode.Session("s", Episode.Session.Kind.CHAT),
                text,
                role == Role.PERSON ? Origin.OWNER : Origin.AGENT,
                null);
        episodes.add(new StoredEpisode(number + 1, episode));
    }
}
