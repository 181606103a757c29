package dev.kairos.examples.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.AgentClosedException;
import dev.kairos.api.agent.AgentStatus.Phase;
import dev.kairos.api.event.Message;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.ErasureReport;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.Usage;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.core.Kairos;
import dev.kairos.core.journal.FileJournal;
import dev.kairos.memory.FileMemoryStore;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.ScriptedModel;
import dev.kairos.testkit.VirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What an agent is told to forget is in no file any more. */
@ExtendWith(Invariants.class)
class ForgetTest {

    private static final AgentId KEEPER = AgentId.of("keeper");
    private static final Principal OWNER = Principal.of(KEEPER);
    private static final String SECRET = "the spare key lies under the third flower pot";

    record Note(String text) {}

    private final VirtualTime time = VirtualTime.startingAt("2026-03-01T08:00:00Z");
    private final ScriptedModel model = ScriptedModel.of((request, n) -> reply(request));
    private @Nullable Kairos kairos;
    private FileJournal journal;
    private FileMemoryStore memory;

    @TempDir
    Path folder;

    /** Notes what it was told with a tool, then says it once more. */
    private static ModelReply reply(ModelRequest request) {
        List<ModelMessage> messages = request.messages();
        String context = ((ModelMessage.User) messages.get(0)).text();
        String told = context.contains(SECRET) ? SECRET : "something else";
        return messages.size() == 1
                ? ModelReply.calls(List.of(new ToolCall("c", "note", "{\"text\":\"" + told + "\"}")), Usage.of(9, 9))
                : ModelReply.text("I noted: " + told, Usage.of(9, 9));
    }

    private Agent start() {
        memory = FileMemoryStore.open(folder.resolve("memory"));
        journal = FileJournal.open(
                folder.resolve("journal"), FileJournal.Options.defaults().clock(time));
        kairos = Kairos.builder()
                .model(model)
                .memory(memory)
                .journal(journal)
                .clock(time)
                .timers(time)
                .executor(time)
                .build();
        return kairos.agent(KEEPER.value())
                .skill(Skill.of(
                        "notes",
                        "Notes.",
                        Tool.of(
                                "note",
                                "Notes.",
                                Effect.WRITE,
                                Note.class,
                                (in, c) -> ToolResult.ok("noted " + in.text()))))
                .start();
    }

    @AfterEach
    void close() {
        if (kairos != null) {
            kairos.close();
        }
    }

    private void tell(Agent agent, String text) {
        agent.tell(Message.of(text));
        time.advance(Duration.ofHours(1));
    }

    private String[] episodesWith(String words) {
        return memory.episodes(OWNER, Scope.agent(KEEPER), EpisodeQuery.after(0, 1_000)).stream()
                .map(stored -> stored.episode())
                .filter(episode -> episode.text().contains(words))
                .map(episode -> episode.id())
                .toArray(String[]::new);
    }

    private List<Path> filesWith(String words) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> read(file).contains(words))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void no_file_holds_it_any_more_and_the_agent_lives_on() {
        Agent agent = start();
        tell(agent, "Good morning, all is well.");
        tell(agent, "Remember that " + SECRET + ".");
        tell(agent, "Where does the spare key lie?");
        tell(agent, "Thank you, that is all for now.");
        String[] ids = episodesWith("flower pot");
        assertThat(ids).hasSizeGreaterThanOrEqualTo(2);
        assertThat(filesWith(SECRET)).hasSizeGreaterThanOrEqualTo(2);

        CompletableFuture<ErasureReport> erased = agent.erase(ids);
        time.settle();

        assertThat(erased)
                .isCompletedWithValueMatching(report -> report.episodes().size() == ids.length);
        assertThat(filesWith("flower pot")).isEmpty();
        assertThat(filesWith("Good morning, all is well.")).isNotEmpty();
        assertThat(agent.status().phase()).isEqualTo(Phase.RESTING);
        tell(agent, "And now?");
        assertThat(model.lastRequest().messages().toString())
                .contains("And now?")
                .doesNotContain("flower pot");

        kairos.close();
        Agent again = start();
        assertThat(again.status().tally().beats()).isEqualTo(5);
        assertThat(journal.read(KEEPER, 0, 1_000)).anyMatch(Entry::isErased);
        tell(again, "Still there?");
        assertThat(again.status().tally().beats()).isEqualTo(6);
        assertThat(filesWith("flower pot")).isEmpty();
    }

    @Test
    void what_others_said_stays_readable() {
        Agent agent = start();
        tell(agent, "Good morning, all is well.");
        tell(agent, "Remember that " + SECRET + ".");

        CompletableFuture<ErasureReport> erased = agent.erase(episodesWith("flower pot"));
        time.settle();

        assertThat(erased).isCompleted();
        assertThat(journal.read(KEEPER, 0, 1_000))
                .filteredOn(entry -> entry.kind().equals("message.received"))
                .extracting(Entry::isErased)
                .containsExactly(false, true);
        assertThat(episodesWith("Good morning")).hasSize(1);
    }

    @Test
    void it_waits_for_the_beat_that_is_under_way() {
        Agent agent = start();
        tell(agent, "Remember that " + SECRET + ".");
        String[] ids = episodesWith("flower pot");

        agent.tell(Message.of("Something else, please."));
        CompletableFuture<ErasureReport> erased = agent.erase(ids);
        time.advance(Duration.ofHours(1));

        assertThat(erased).isCompleted();
        assertThat(agent.status().tally().beats()).isEqualTo(2);
        assertThat(filesWith("flower pot")).isEmpty();
    }

    @Test
    void a_closed_agent_forgets_nothing_and_says_so() {
        Agent agent = start();
        kairos.close();

        CompletableFuture<ErasureReport> erased = agent.erase("e1");
        time.settle();

        assertThat(erased.handle((report, failure) -> failure).join()).isInstanceOf(AgentClosedException.class);
    }
}
