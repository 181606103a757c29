package dev.kairos.core.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.event.Event;
import dev.kairos.api.event.Message;
import dev.kairos.api.heartbeat.Heartbeat;
import dev.kairos.api.heartbeat.WakeDecision;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.oversight.SecretScanner;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.ScriptedModel;
import dev.kairos.testkit.secret.PlantedSecrets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Invariants.class)
class SecretsTest {

    private static final String SECRET = PlantedSecrets.token(7);

    private final World world = new World();

    record Login(String key) {}

    private static final Skill VAULT = Skill.of(
            "vault",
            "Opens the vault.",
            Tool.of(
                    "open",
                    "Opens it.",
                    Effect.READ,
                    Login.class,
                    (in, context) -> ToolResult.ok("opened with " + in.key() + ", found " + SECRET)));

    private void assertHidden(Agent agent, ScriptedModel model) {
        assertThat(world.entries(agent)).map(Entry::toString).noneMatch(text -> text.contains(SECRET));
        assertThat(model.requests()).map(ModelRequest::toString).noneMatch(text -> text.contains(SECRET));
        assertThat(world.outcomes.toString()).doesNotContain(SECRET);
    }

    @Test
    void what_is_said_done_and_answered_keeps_no_secret() {
        ScriptedModel model = ScriptedModel.script()
                .calls("open", "{\"key\":\"" + SECRET + "\"}")
                .says("The key is " + SECRET + ".")
                .build();
        Agent agent = world.agent(model).skill(VAULT).start();

        CompletableFuture<String> answer = agent.ask("The key is " + SECRET + ". What is in the vault?");
        world.time.settle();

        assertThat(answer.join()).startsWith("The key is ").contains("secret").doesNotContain(SECRET);
        assertThat(model.lastRequest().toString()).contains("opened with", "found");
        assertHidden(agent, model);
    }

    @Test
    void events_and_sensors_keep_no_secret() {
        ScriptedModel model = Replies.quiet();
        world.seen = SECRET;
        Agent agent = world.agent(model).sensor(world.sensor()).start();

        agent.offer(Event.of("deploy", "Deployed with " + SECRET));
        world.time.settle();

        assertThat(model.lastRequest().toString()).contains("Deployed with", "the world is");
        assertHidden(agent, model);
    }

    @Test
    void a_fingerprint_with_a_secret_is_known_again() {
        ScriptedModel model = Replies.quiet();
        world.seen = SECRET;
        world.agent(model)
                .sensor(world.sensor())
                .heartbeat(Heartbeat.every(Duration.ofMinutes(30)))
                .start();

        world.pass(Duration.ofHours(3));

        assertThat(model.requests()).hasSize(1);
        assertThat(world.lastWake().kind()).isEqualTo(WakeDecision.Kind.SKIP);
    }

    @Test
    void what_was_lived_is_what_is_read_back() {
        ScriptedModel model = Replies.quiet();
        Agent agent = world.agent(model).start();
        agent.tell(Message.of("Remember " + SECRET));
        world.time.settle();
        world.crash();

        ScriptedModel later = Replies.quiet();
        Agent again = world.agent(later).start();
        again.tell(Message.of("Go on."));
        world.time.settle();

        assertHidden(again, later);
        assertThat(again.status().tally().beats()).isEqualTo(2);
    }

    @Test
    void a_host_brings_its_own_scanner() {
        SecretScanner own = new SecretScanner() {
            @Override
            public List<Finding> scan(CharSequence text) {
                return List.of();
            }

            @Override
            public String redact(String text) {
                return text.replace("Project Nightingale", "[project]");
            }
        };
        ScriptedModel model = Replies.quiet();
        world.kairos = world.host(model).secrets(own).build();
        Agent agent = world.kairos.agent("a1").start();

        agent.tell(Message.of("Project Nightingale begins."));
        world.time.settle();

        assertThat(world.entries(agent).toString()).contains("[project] begins").doesNotContain("Nightingale");
    }
}
