package dev.kairos.core.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Message;
import dev.kairos.api.event.Origin;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.ScriptedModel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who gets which answer when several people ask at once. */
@ExtendWith(Invariants.class)
class QuestionsTest {

    private final World world = new World();

    /** Answers with the names of all whom it was shown to have asked. */
    private final ScriptedModel model = ScriptedModel.of((request, n) -> Replies.say(askers(request)));

    private static String askers(ModelRequest request) {
        StringBuilder askers = new StringBuilder("to");
        for (String name : new String[] {"anna", "ben"}) {
            askers.append(context(request).contains("Question from " + name) ? " " + name : "");
        }
        return askers.toString();
    }

    private static String context(ModelRequest request) {
        return ((ModelMessage.User) request.messages().get(0)).text();
    }

    private static Message from(String sender, String thread, String text) {
        return new Message(text, sender, thread, Origin.TEAM);
    }

    /** An agent that is at work already: whatever is asked now waits for its next beats. */
    private Agent busy() {
        Agent agent = world.agent(model).start();
        agent.ask(from("carl", "main", "Are you there?"));
        return agent;
    }

    @Test
    void an_answer_goes_to_nobody_but_the_person_it_is_for() {
        Agent agent = busy();

        CompletableFuture<String> anna = agent.ask(from("anna", "main", "What do I earn?"));
        CompletableFuture<String> ben = agent.ask(from("ben", "main", "What day is it?"));
        world.pass(Duration.ofHours(1));

        assertThat(anna).isCompletedWithValue("to anna");
        assertThat(ben).isCompletedWithValue("to ben");
        assertThat(model.calls()).isEqualTo(3);
        assertThat(world.lastWake().cause()).isEqualTo(Cause.of(Cause.Kind.MESSAGE, "ben"));
    }

    @Test
    void questions_of_one_person_in_two_threads_are_answered_apart() {
        Agent agent = busy();

        CompletableFuture<String> main = agent.ask(from("anna", "main", "one"));
        CompletableFuture<String> second = agent.ask(from("anna", "private", "two"));
        world.pass(Duration.ofHours(1));

        assertThat(main).isDone();
        assertThat(second).isDone();
        assertThat(context(model.requests().get(1))).contains("one").doesNotContain("two");
        assertThat(context(model.requests().get(2))).contains("two").doesNotContain("one");
    }

    @Test
    void questions_of_one_person_in_one_thread_are_answered_together() {
        Agent agent = busy();

        CompletableFuture<String> one = agent.ask(from("anna", "main", "one"));
        CompletableFuture<String> two = agent.ask(from("anna", "main", "two"));
        world.pass(Duration.ofHours(1));

        assertThat(one).isCompletedWithValue("to anna");
        assertThat(two).isCompletedWithValue("to anna");
        assertThat(model.calls()).isEqualTo(2);
    }

    @Test
    void a_question_that_finds_no_room_waits_for_the_next_beat() {
        Agent agent = busy();

        CompletableFuture<String> one = agent.ask(from("anna", "main", "first " + "x ".repeat(10_000)));
        CompletableFuture<String> two = agent.ask(from("anna", "main", "second " + "y ".repeat(10_000)));
        world.pass(Duration.ofHours(1));

        assertThat(one).isDone();
        assertThat(two).isDone();
        assertThat(context(model.requests().get(1))).contains("first").doesNotContain("second");
        assertThat(context(model.requests().get(2))).contains("second").doesNotContain("first");
    }

    @Test
    void a_sender_with_an_endless_name_is_answered_too() {
        Agent agent = world.agent(model).start();

        CompletableFuture<String> answer = agent.ask(from("anna" + "\n!".repeat(5_000), "main", "Well?"));
        world.time.settle();

        assertThat(answer).isCompletedWithValue("to anna");
    }
}
