package dev.kairos.examples.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
import dev.kairos.api.agent.Agent;
import dev.kairos.api.dream.Dream;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.Usage;
import dev.kairos.core.Kairos;
import dev.kairos.core.journal.InMemoryJournal;
import dev.kairos.memory.InMemoryStore;
import dev.kairos.memory.dream.Dreams;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.ScriptedModel;
import dev.kairos.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** When an agent that dreams looks for how things are done. */
@ExtendWith(Invariants.class)
class KnowingHowTest {

    private static final AgentId BUTLER = AgentId.of("butler");
    private static final Scope SCOPE = Scope.agent(BUTLER);
    private static final String SECTION = "## How it is done";

    private final VirtualTime time = VirtualTime.startingAt("2026-11-20T08:00:00Z");
    private final ScriptedModel model =
            ScriptedModel.of((request, number) -> ModelReply.text("Noted.", Usage.of(10, 2)));
    private final FragileMemory memory = new FragileMemory(InMemoryStore.create());
    private final Kairos kairos = Kairos.builder()
            .model(model)
            .memory(memory)
            .journal(InMemoryJournal.create(time))
            .clock(time)
            .timers(time)
            .executor(time)
            .build();

    @BeforeEach
    void learn() {
        learn("To fix the build: run the generator before the tests.");
    }

    @AfterEach
    void close() {
        kairos.close();
    }

    /** The second beat would find no procedure, if it looked. */
    @Test
    void a_generation_is_looked_through_for_procedures_once() {
        Agent agent = start();
        assertThat(contextOf(agent)).contains(SECTION);
        memory.shows = KnowingHowTest::emptied;
        assertThat(contextOf(agent)).contains(SECTION);
    }

    @Test
    void the_next_generation_is_looked_through_again() {
        Agent agent = start();
        assertThat(contextOf(agent)).contains(SECTION);
        learn("To water the lemon tree: use the small can.");
        memory.shows = KnowingHowTest::emptied;
        assertThat(contextOf(agent)).doesNotContain(SECTION);
    }

    private static Generation emptied(Generation generation) {
        return new Generation(
                generation.scope(), generation.number(), generation.time(), generation.watermark(), List.of());
    }

    private Agent start() {
        return kairos.agent(BUTLER.value())
                .dream(Dream.onRequest(Dreams.standard()))
                .start();
    }

    private void learn(String procedure) {
        Principal owner = Principal.of(BUTLER);
        long now = memory.generation(owner, SCOPE, Generation.LATEST).number();
        Statement how = Statement.of(Statement.Kind.PROCEDURE, procedure, Origin.OWNER);
        MemoryOp told = new MemoryOp.Add("how" + now, how, "said so");
        memory.commit(owner, SCOPE, Commit.of(now, time.instant(), Commit.Author.PERSON, told));
    }

    /** What the model reads when it is asked about the build, an hour later. */
    private String contextOf(Agent agent) {
        time.advance(Duration.ofHours(1));
        agent.ask("The build is broken, fix the build please.");
        time.settle();
        return model.lastRequest().messages().toString();
    }
}
