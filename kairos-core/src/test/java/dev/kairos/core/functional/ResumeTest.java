package dev.kairos.core.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.event.Message;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Lease;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.core.AgentBuilder;
import dev.kairos.core.journal.InMemoryJournal;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.ScriptedModel;
import dev.kairos.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The process dies at every point of a beat; what was journaled is not repeated, and the agent goes on. */
@ExtendWith(Invariants.class)
class ResumeTest {

    private final World world = new World();
    private final List<String> toolRuns = new ArrayList<>();

    record Note(String text) {}

    /** Thinks by the transcript alone: first one tool, then the other, then ends. */
    private static ScriptedModel model() {
        return ScriptedModel.of((request, n) -> {
            long answers = request.messages().stream()
                    .filter(message -> message.kind() == ModelMessage.Kind.TOOL_ANSWER)
                    .count();
            return answers == 0
                    ? Replies.call("look", "{\"text\":\"a\"}")
                    : answers == 1 ? Replies.call("send", "{\"text\":\"b\"}") : Replies.finish("acted");
        });
    }

    private AgentBuilder agent(ScriptedModel model) {
        return world.agent(model)
                .skill(Skill.of(
                        "notes",
                        "Reads and sends notes.",
                        Tool.of("look", "Looks.", Effect.READ, Note.class, (in, c) -> ran("look")),
                        Tool.of("send", "Sends.", Effect.SEND, Note.class, (in, c) -> ran("send"))));
    }

    private ToolResult ran(String tool) {
        toolRuns.add(tool);
        return ToolResult.ok(tool + " done");
    }

    private List<Entry> wholeRun() {
        Agent agent = agent(model()).start();
        agent.tell(Message.of("please"));
        world.pass(Duration.ofMinutes(1));
        return world.entries(agent);
    }

    /** A journal that ends after one of the entries, as a kill at that moment leaves it. */
    private void restartAfter(List<Entry> entries, int kept) {
        world.time = VirtualTime.startingAt(
                entries.get(kept - 1).time().plusSeconds(1).toString());
        InMemoryJournal journal = InMemoryJournal.create(world.time);
        Entry first = entries.get(0);
        Lease lease =
                journal.acquire(first.agent(), "gone", Duration.ofNanos(1)).orElseThrow();
        for (Entry e : entries.subList(0, kept)) {
            journal.append(
                    lease, List.of(new Draft(e.time(), e.kind(), e.version(), e.origin(), e.cause(), e.payload())));
        }
        journal.release(lease);
        world.journal = journal;
        world.outcomes.clear();
        toolRuns.clear();
    }

    @Test
    void a_beat_goes_on_wherever_the_process_died() {
        List<Entry> whole = wholeRun();
        int begun = indexOf(whole, "beat.started");

        for (int kept = begun + 1; kept < whole.size(); kept++) {
            if (!List.of("model.called", "tool.called")
                    .contains(whole.get(kept - 1).kind())) {
                continue; // what is appended together is there together
            }
            restartAfter(whole, kept);
            ScriptedModel model = model();
            agent(model).start();
            world.pass(Duration.ofMinutes(5));

            List<String> journaled =
                    whole.subList(0, kept).stream().map(Entry::kind).toList();
            long replies = journaled.stream().filter("model.replied"::equals).count();
            assertThat(world.outcomes).as("after %s", journaled.get(kept - 1)).hasSize(1);
            assertThat(model.calls())
                    .as("model calls after %s", journaled.get(kept - 1))
                    .isEqualTo((int) (3 - replies));
        }
    }

    @Test
    void a_send_that_was_under_way_is_not_repeated_and_the_model_is_told() {
        List<Entry> whole = wholeRun();
        int sending = lastIndexOf(whole, "tool.called");

        restartAfter(whole, sending + 1);
        ScriptedModel model = model();
        agent(model).start();
        world.pass(Duration.ofMinutes(5));

        assertThat(toolRuns).isEmpty();
        assertThat(model.lastRequest().messages().toString()).contains("whether it took effect is not known");
    }

    @Test
    void a_read_that_was_under_way_is_repeated_once() {
        List<Entry> whole = wholeRun();
        int looking = indexOf(whole, "tool.called");

        restartAfter(whole, looking + 1);
        agent(model()).start();
        world.pass(Duration.ofMinutes(5));

        assertThat(toolRuns).containsExactly("look", "send");
    }

    @Test
    void a_model_call_that_was_under_way_twice_is_not_made_a_third_time() {
        List<Entry> whole = wholeRun();
        int called = indexOf(whole, "model.called");
        restartAfter(whole, called + 1);
        ScriptedModel hanging = ScriptedModel.of((request, n) -> {
            world.time.sleep(Duration.ofMinutes(1));
            return Replies.say("the process is gone by now");
        });
        Agent second = agent(hanging).start();
        List<Entry> whenKilled = new ArrayList<>();
        world.time.after(Duration.ofSeconds(10), world.time, () -> whenKilled.addAll(world.entries(second)));
        world.pass(Duration.ofSeconds(10));
        restartAfter(whenKilled, whenKilled.size());

        ScriptedModel third = model();
        agent(third).start();
        world.pass(Duration.ofSeconds(20));

        assertThat(hanging.calls()).isEqualTo(1);
        assertThat(third.calls()).isZero();
        assertThat(world.lastOutcome().summary()).contains("the process ended during the call");
    }

    @Test
    void attempts_that_failed_before_the_process_died_do_not_count_as_the_one_repetition() {
        ScriptedModel failing = ScriptedModel.of((request, n) -> {
            if (n <= 2) {
                throw new ModelException(ModelException.Reason.UNAVAILABLE, "503");
            }
            return Replies.finish("acted");
        });
        Agent first = agent(failing).start();
        first.tell(Message.of("please"));
        world.pass(Duration.ofMinutes(1));
        List<Entry> whole = world.entries(first);
        int third = lastIndexOf(whole, "model.called");
        restartAfter(whole, third + 1);

        ScriptedModel second = model();
        agent(second).start();
        world.pass(Duration.ofMinutes(1));

        assertThat(second.calls()).isEqualTo(3);
        assertThat(world.lastOutcome().kind()).isEqualTo(BeatOutcome.Kind.ACTED);
    }

    @Test
    void a_beat_under_another_configuration_ends_as_interrupted_and_its_message_is_read_again() {
        List<Entry> whole = wholeRun();
        restartAfter(whole, indexOf(whole, "tool.returned") + 1);
        ScriptedModel model = model();

        agent(model).instructions("Work differently now.").start();
        world.pass(Duration.ofMinutes(5));

        assertThat(world.outcomes).hasSize(2);
        assertThat(world.outcomes.get(0).summary()).contains("configuration changed");
        assertThat(model.requests().get(0).messages().toString()).contains("please");
    }

    private static int indexOf(List<Entry> entries, String kind) {
        return entries.stream().map(Entry::kind).toList().indexOf(kind);
    }

    private static int lastIndexOf(List<Entry> entries, String kind) {
        return entries.stream().map(Entry::kind).toList().lastIndexOf(kind);
    }
}
