package dev.kairos.core.model;

import static dev.kairos.core.model.Condition.answered;
import static dev.kairos.core.model.Condition.failed;
import static dev.kairos.core.model.Condition.matches;
import static dev.kairos.core.model.Condition.mentions;
import static dev.kairos.core.model.Reaction.acted;
import static dev.kairos.core.model.Reaction.call;
import static dev.kairos.core.model.Reaction.quiet;
import static dev.kairos.core.model.Reaction.say;
import static dev.kairos.core.model.Reaction.tell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.api.Money;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.Price;
import dev.kairos.api.model.ReplySink;
import dev.kairos.api.model.Tier;
import dev.kairos.api.model.ToolSpec;
import dev.kairos.api.skill.ToolCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReflexModelTest {

    private static final ReflexModel ORDERS = ReflexModel.builder()
            .when(mentions("where is my order"))
            .then(it -> call(
                    "find_order", Map.of("order", it.find("order ([A-Z]-\\d+)").orElse("?"))))
            .when(failed("find_order"))
            .then(tell("There is no such order."))
            .when(answered("find_order"))
            .then(it -> tell("Found: " + it.answer("find_order")))
            .otherwise(quiet("nothing to do"))
            .build();

    private final List<ModelMessage> transcript = new ArrayList<>();

    private ModelRequest request() {
        List<ToolSpec> tools = List.of(new ToolSpec("find_order", "Finds an order.", "{\"type\":\"object\"}"));
        return new ModelRequest("You help.", tools, transcript, 1_000, Duration.ofSeconds(10));
    }

    private ModelReply next(ReflexModel model) {
        ModelReply reply = model.call(request(), ReplySink.NONE);
        transcript.add(new ModelMessage.Assistant(reply.text(), reply.calls()));
        return reply;
    }

    private void hear(String text) {
        transcript.add(new ModelMessage.User(text));
    }

    private void answer(ModelReply reply, String text, boolean error) {
        ToolCall call = reply.calls().get(0);
        transcript.add(new ModelMessage.ToolAnswer(call.id(), call.tool(), text, error));
    }

    @Test
    void rules_read_like_steps() {
        hear("Hello! Where is my ORDER? It is order A-1001.");

        ModelReply first = next(ORDERS);
        assertThat(first.stop()).isEqualTo(ModelReply.Stop.TOOLS);
        assertThat(first.calls()).singleElement().satisfies(call -> {
            assertThat(call.tool()).isEqualTo("find_order");
            assertThat(call.arguments()).isEqualTo("{\"order\":\"A-1001\"}");
        });

        answer(first, "on its way", false);
        assertThat(next(ORDERS).calls())
                .extracting(ToolCall::tool, ToolCall::arguments)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "finish", "{\"outcome\":\"notified\",\"summary\":\"Found: on its way\"}"));
    }

    @Test
    void an_error_of_a_tool_takes_its_own_way() {
        hear("where is my order? order B-7");
        answer(next(ORDERS), "no such order", true);

        assertThat(next(ORDERS).calls().get(0).arguments()).contains("There is no such order.");
    }

    @Test
    void a_situation_without_a_rule_ends_quietly() {
        hear("good morning");

        assertThat(next(ORDERS).calls().get(0).arguments())
                .isEqualTo("{\"outcome\":\"quiet\",\"summary\":\"nothing to do\"}");
        assertThat(next(ReflexModel.builder().build()).calls().get(0).arguments())
                .isEqualTo("{\"outcome\":\"quiet\",\"summary\":\"no rule applies\"}");
    }

    @Test
    void a_model_whose_every_call_was_made_falls_silent() {
        hear("good morning");
        next(ORDERS);
        next(ORDERS);

        ModelReply last = next(ORDERS);
        assertThat(last.calls()).isEmpty();
        assertThat(last.stop()).isEqualTo(ModelReply.Stop.END);
    }

    @Test
    void words_go_with_their_calls_and_are_not_repeated_without_them() {
        ReflexModel model = ReflexModel.builder()
                .when(mentions("tests"))
                .then(say("Running them.").and(call("compile")).and(call("test")))
                .otherwise(acted("done"))
                .build();
        hear("run the tests");

        ModelReply first = next(model);
        assertThat(first.text()).isEqualTo("Running them.");
        assertThat(first.calls()).extracting(ToolCall::tool).containsExactly("compile", "test");
        assertThat(next(model).calls()).extracting(ToolCall::tool).containsExactly("finish");
    }

    @Test
    void the_same_request_gives_the_same_reply() {
        hear("where is my order? order C-3");

        assertThat(ORDERS.call(request(), ReplySink.NONE)).isEqualTo(ORDERS.call(request(), ReplySink.NONE));
    }

    @Test
    void ids_of_calls_differ_between_turns() {
        ReflexModel model = ReflexModel.builder()
                .when(it -> it.turns() < 50)
                .then(it -> call("count", Map.of("n", it.turns())).and(call("count", Map.of("n", -it.turns() - 1))))
                .build();
        hear("count");
        for (int i = 0; i < 50; i++) {
            next(model);
        }

        assertThat(transcript)
                .filteredOn(ModelMessage.Assistant.class::isInstance)
                .flatExtracting(message -> ((ModelMessage.Assistant) message).calls())
                .extracting(ToolCall::id)
                .hasSize(100)
                .doesNotHaveDuplicates();
    }

    @Test
    void conditions_combine() {
        hear("error code 17");
        Situation situation = new Situation(request());

        assertThat(matches("code \\d+").and(mentions("error")).holds(situation)).isTrue();
        assertThat(matches("code [a-z]+").or(mentions("warning")).holds(situation))
                .isFalse();
        assertThat(mentions("warning").negate().holds(situation)).isTrue();
        assertThat(answered("find_order").holds(situation)).isFalse();
        assertThat(situation.offers("find_order")).isTrue();
        assertThat(situation.find("code (\\d+)")).contains("17");
        assertThat(situation.find("\\d\\d")).contains("17");
        assertThat(situation.find("nothing")).isEmpty();
    }

    @Test
    void a_condition_on_the_text_of_an_answer_looks_at_the_last_one() {
        hear("x");
        transcript.add(new ModelMessage.ToolAnswer("1", "test", "FAILED", false));
        assertThat(answered("test", "FAILED").holds(new Situation(request()))).isTrue();

        transcript.add(new ModelMessage.ToolAnswer("2", "test", "passed", false));
        assertThat(answered("test", "FAILED").holds(new Situation(request()))).isFalse();
        assertThat(new Situation(request()).answers("test")).containsExactly("FAILED", "passed");
    }

    @Test
    void words_go_to_the_sink() {
        StringBuilder streamed = new StringBuilder();
        hear("hello");
        ReflexModel.builder().otherwise(say("Hello!")).build().call(request(), new ReplySink() {
            @Override
            public void text(String piece) {
                streamed.append(piece);
            }

            @Override
            public void received(int bytes) {}
        });

        assertThat(streamed).hasToString("Hello!");
    }

    @Test
    void it_is_free_and_estimates_its_usage() {
        hear("hello");

        ModelReply reply = ORDERS.call(request(), ReplySink.NONE);

        assertThat(ORDERS.profile().tier()).isEqualTo(Tier.REFLEX);
        assertThat(reply.usage().input()).isBetween(5L, 100L);
        assertThat(reply.usage().output()).isBetween(5L, 100L);
        assertThat(Price.FREE.cost(reply.usage())).isEqualTo(Money.ZERO);
    }

    @Test
    void a_rule_that_throws_is_named() {
        ReflexModel broken = ReflexModel.builder()
                .when(mentions("x"))
                .then(say("x"))
                .when(it -> it.request().tools().get(7) != null)
                .then(say("y"))
                .build();
        hear("y");

        assertThatThrownBy(() -> next(broken))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("rule 2 of model 'reflex' threw")
                .extracting(e -> ((ModelException) e).reason())
                .isEqualTo(ModelException.Reason.REJECTED);
    }
}
