package dev.kairos.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelException.Reason;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.ReplySink;
import dev.kairos.api.model.Usage;
import dev.kairos.api.skill.ToolCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScriptedModelTest {

    private static ModelRequest asking(String text) {
        return new ModelRequest("", List.of(), List.of(new ModelMessage.User(text)), 100, Duration.ofSeconds(1));
    }

    private static ModelReply ask(ScriptedModel model, String text) throws InterruptedException {
        return model.call(asking(text), ReplySink.NONE);
    }

    @Test
    void steps_are_played_in_order_and_requests_recorded() throws InterruptedException {
        ScriptedModel model = ScriptedModel.script()
                .calls("look", "{}")
                .usage(Usage.of(7, 3))
                .says("done")
                .build();

        assertThat(ask(model, "one").calls()).containsExactly(new ToolCall("call-1", "look", "{}"));
        ModelReply second = ask(model, "two");

        assertThat(second.text()).isEqualTo("done");
        assertThat(second.usage()).isEqualTo(Usage.of(7, 3));
        assertThat(model.requests()).containsExactly(asking("one"), asking("two"));
        assertThat(model.lastRequest()).isEqualTo(asking("two"));
        assertThatCode(model::requireDone).doesNotThrowAnyException();
    }

    @Test
    void a_call_past_the_end_tells_what_was_asked() {
        ScriptedModel model = ScriptedModel.script().build();

        assertThatThrownBy(() -> ask(model, "anybody there?"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("0 steps and this is call 1")
                .hasMessageContaining("anybody there?");
        assertThatThrownBy(model::requireDone).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_script_that_was_not_played_to_its_end_is_found() {
        ScriptedModel model = ScriptedModel.script().says("unheard").build();

        assertThatThrownBy(model::requireDone).hasMessageContaining("has 1 steps, 0 calls were made");
        assertThatThrownBy(model::lastRequest).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void failures_carry_their_reason_and_wait() {
        ScriptedModel model = ScriptedModel.script()
                .fails(Reason.RATE_LIMITED, Duration.ofSeconds(3))
                .build();

        assertThatThrownBy(() -> ask(model, "x")).isInstanceOfSatisfying(ModelException.class, failure -> {
            assertThat(failure.reason()).isEqualTo(Reason.RATE_LIMITED);
            assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(3));
        });
    }

    @Test
    void steps_take_virtual_time() throws InterruptedException {
        VirtualTime time = VirtualTime.startingAt(Instant.EPOCH);
        ScriptedModel model = ScriptedModel.script()
                .time(time::sleep)
                .says("at once")
                .taking(Duration.ofMinutes(5))
                .says("late")
                .build();

        ask(model, "x");
        assertThat(time.instant()).isEqualTo(Instant.EPOCH);
        ask(model, "x");
        assertThat(time.instant()).isEqualTo(Instant.EPOCH.plusSeconds(300));
    }

    @Test
    void a_delay_without_a_time_is_a_mistake_of_the_test() {
        ScriptedModel model =
                ScriptedModel.script().taking(Duration.ofSeconds(1)).says("x").build();

        assertThatThrownBy(() -> ask(model, "x")).hasMessageContaining("time(…)");
    }

    @Test
    void a_hanging_step_ends_when_its_thread_is_interrupted() {
        ScriptedModel model = ScriptedModel.script().hangs().build();

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> ask(model, "x")).isInstanceOf(InterruptedException.class);
    }

    @Test
    void a_function_replies_by_request_and_number() throws InterruptedException {
        ScriptedModel model = ScriptedModel.of((request, number) -> ModelReply.text(
                number + ": " + ((ModelMessage.User) request.messages().get(0)).text(), Usage.NONE));

        ask(model, "a");
        assertThat(ask(model, "b").text()).isEqualTo("2: b");
        assertThatCode(model::requireDone).doesNotThrowAnyException();
    }

    @Test
    void many_threads_take_each_step_once() {
        ScriptedModel.Builder script = ScriptedModel.script();
        IntStream.range(0, 1_000).forEach(i -> script.says("step " + i));
        ScriptedModel model = script.build();

        List<String> texts = IntStream.range(0, 1_000)
                .parallel()
                .mapToObj(i -> {
                    try {
                        return ask(model, "x").text();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();

        assertThat(texts).hasSize(1_000).doesNotHaveDuplicates();
    }
}
