package dev.kairos.examples.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.AgentStatus.Phase;
import dev.kairos.api.agent.KairosListener;
import dev.kairos.api.event.Event;
import dev.kairos.api.event.Message;
import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.Heartbeat;
import dev.kairos.api.heartbeat.WakeDecision;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.memory.AgentMemory;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.memory.StoredEpisode;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.Usage;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.core.Kairos;
import dev.kairos.core.journal.InMemoryJournal;
import dev.kairos.memory.FileMemoryStore;
import dev.kairos.memory.InMemoryStore;
import dev.kairos.testkit.ExpectsErrors;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.ScriptedModel;
import dev.kairos.testkit.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What beats leave to a real memory, and what they get from it. */
@ExtendWith(Invariants.class)
class BeatMemoryTest implements KairosListener {

    private static final AgentId KEEPER = AgentId.of("keeper");
    private static final Scope SCOPE = Scope.agent(KEEPER);
    private static final Principal OWNER = Principal.of(KEEPER);

    private final ScriptedModel model = ScriptedModel.of((request, n) -> reply(request, n));
    private final List<WakeDecision> wakes = new ArrayList<>();
    private VirtualTime time = VirtualTime.startingAt("2026-03-01T08:00:00Z");
    private InMemoryJournal journal = InMemoryJournal.create(time);
    private final List<Kairos> opened = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        opened.forEach(Kairos::close);
    }

    /** Answers people; elsewhere nothing needs doing. */
    private static ModelReply reply(ModelRequest request, int number) {
        ToolCall finish = new ToolCall("c", "finish", "{\"outcome\":\"quiet\",\"summary\":\"\"}");
        return request.messages().toString().contains("Message from")
                ? ModelReply.text("answer " + number, Usage.of(100, 10))
                : ModelReply.calls(List.of(finish), Usage.of(100, 10));
    }

    @Override
    public void onWake(AgentId agent, WakeDecision decision) {
        wakes.add(decision);
    }

    private Agent start(AgentMemory memory) {
        Kairos kairos = Kairos.builder()
                .model(model)
                .memory(memory)
                .journal(journal)
                .clock(time)
                .timers(time)
                .executor(time)
                .listener(this)
                .build();
        opened.add(kairos);
        return kairos.agent(KEEPER.value())
                .heartbeat(Heartbeat.every(Duration.ofHours(1)))
                .start();
    }

    private static List<Episode> kept(AgentMemory memory) {
        return memory.store().episodes(OWNER, SCOPE, EpisodeQuery.after(0, 100)).stream()
                .map(StoredEpisode::episode)
                .toList();
    }

    private static List<String> texts(AgentMemory memory) {
        return kept(memory).stream().map(Episode::text).toList();
    }

    private List<String> payloads(String kind) {
        return journal.read(KEEPER, 0, 1_000).stream()
                .filter(entry -> entry.kind().equals(kind))
                .map(Entry::payload)
                .toList();
    }

    @Test
    void what_was_said_is_kept_with_its_place_in_the_journal() {
        InMemoryStore memory = InMemoryStore.create();
        Agent agent = start(memory);

        agent.tell(Message.of("The door code is on the fridge."));
        time.settle();

        Episode said = kept(memory).get(0);
        assertThat(said.text()).isEqualTo("The door code is on the fridge.");
        assertThat(said.entry()).isNotNull();
        assertThat(journal.read(KEEPER, said.entry().sequence() - 1, 1).get(0).kind())
                .isEqualTo("message.received");
        assertThat(texts(memory)).hasSize(2).last().isEqualTo("answer 1");
    }

    @Test
    void names_that_no_store_takes_stand_in_the_way_of_nothing() {
        InMemoryStore memory = InMemoryStore.create();
        Agent agent = start(memory);
        String long1 = "an issue of " + "x".repeat(400) + "1";
        String long2 = "an issue of " + "x".repeat(400) + "2";

        agent.tell(new Message("one", long1, "thread\twith\ntabs" + "y".repeat(300), Origin.UNTRUSTED));
        agent.tell(new Message("two", long2, "main", Origin.UNTRUSTED));
        agent.offer(Event.of("push\tto main", "three"));
        time.advance(Duration.ofHours(2));

        assertThat(texts(memory)).contains("one", "two", "three");
        assertThat(payloads("beat.remembered")).isNotEmpty().allMatch("{}"::equals);
        assertThat(kept(memory).stream()
                        .map(episode -> episode.speaker().name())
                        .filter(name -> name.startsWith("an issue of")))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void one_refused_episode_blocks_no_other_and_is_told_once() {
        FragileMemory memory = new FragileMemory(InMemoryStore.create());
        memory.refuses = "poison";
        Agent agent = start(memory);

        agent.tell(Message.of("first"));
        agent.tell(Message.of("poison"));
        agent.tell(Message.of("last"));
        time.advance(Duration.ofHours(2));
        agent.tell(Message.of("later"));
        time.advance(Duration.ofHours(2));

        assertThat(texts(memory)).contains("first", "last", "later").doesNotContain("poison");
        assertThat(payloads("beat.remembered").stream().filter(payload -> payload.contains("another content")))
                .hasSize(1);
    }

    @Test
    void a_memory_outlives_journals_that_count_from_one_again() {
        for (int life = 1; life <= 3; life++) {
            FileMemoryStore memory = FileMemoryStore.open(folder);
            Agent agent = start(memory);
            agent.tell(Message.of("said in life " + life));
            time.settle();

            assertThat(texts(memory)).contains("said in life " + life).hasSize(2 * life);
            assertThat(payloads("beat.remembered")).containsExactly("{}");
            opened.get(life - 1).close();
            time = VirtualTime.startingAt(time.instant().plusSeconds(60).toString());
            journal = InMemoryJournal.create(time);
        }
    }

    @Test
    @ExpectsErrors
    void an_agent_works_on_while_its_memory_is_broken_and_keeps_all_once_it_is_not() {
        FragileMemory memory = new FragileMemory(InMemoryStore.create());
        memory.isBroken = true;
        Agent agent = start(memory);

        agent.tell(Message.of("while it was broken"));
        time.advance(Duration.ofHours(3));
        assertThat(agent.status().phase()).isEqualTo(Phase.RESTING);
        assertThat(model.calls()).as("a broken memory is no news").isEqualTo(1);
        memory.isBroken = false;
        agent.tell(Message.of("afterwards"));
        time.advance(Duration.ofHours(1));

        assertThat(texts(memory)).containsExactly("while it was broken", "answer 1", "afterwards", "answer 2");
    }

    @Test
    @ExpectsErrors
    void what_was_not_kept_before_a_crash_is_kept_after_it_and_once() {
        InMemoryStore real = InMemoryStore.create();
        FragileMemory memory = new FragileMemory(real);
        memory.isBroken = true;
        start(memory).tell(Message.of("before the crash"));
        time.settle();

        journal.close();
        VirtualTime later =
                VirtualTime.startingAt(time.instant().plusSeconds(60).toString());
        journal = journal.reopen();
        time = later;
        memory.isBroken = false;
        Agent agent = start(memory);
        agent.tell(Message.of("after the crash"));
        time.advance(Duration.ofHours(1));

        assertThat(texts(memory)).containsExactly("before the crash", "answer 1", "after the crash", "answer 2");
    }

    @Test
    void a_new_generation_wakes_the_agent_and_stands_in_its_prompt() {
        InMemoryStore memory = InMemoryStore.create();
        Agent agent = start(memory);
        agent.tell(Message.of("hello"));
        time.advance(Duration.ofHours(3));
        int before = model.calls();

        Statement rule = Statement.of(Statement.Kind.DIRECTIVE, "Never deploy on Fridays.", Origin.OWNER);
        memory.commit(
                OWNER,
                SCOPE,
                Commit.of(0, time.instant(), Commit.Author.PERSON, new MemoryOp.Add("m1", rule, "said so")));
        time.advance(Duration.ofHours(1));

        assertThat(wakes.get(wakes.size() - 1).reasons()).containsExactly("memory changed");
        assertThat(model.calls()).isGreaterThan(before);
        assertThat(model.lastRequest().messages().toString()).contains("Never deploy on Fridays.");
        time.advance(Duration.ofHours(3));
        assertThat(wakes.get(wakes.size() - 1).kind()).isEqualTo(WakeDecision.Kind.SKIP);
    }
}
