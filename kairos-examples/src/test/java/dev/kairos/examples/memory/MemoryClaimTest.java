package dev.kairos.examples.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
import dev.kairos.api.agent.Agent;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Erasure;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.Usage;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Finding;
import dev.kairos.core.Kairos;
import dev.kairos.memory.InMemoryStore;
import dev.kairos.testkit.Invariants;
import dev.kairos.testkit.ScriptedModel;
import dev.kairos.testkit.VirtualTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A claim that something was kept, against a real memory. */
@ExtendWith(Invariants.class)
class MemoryClaimTest {

    private static final AgentId KEEPER = AgentId.of("keeper");
    private static final String CLAIM = "{\"outcome\":\"notified\",\"summary\":\"Kept.\",\"claims\":"
            + "[{\"kind\":\"memory.kept\",\"details\":{\"id\":\"n1\"}}]}";

    private final VirtualTime time = VirtualTime.startingAt("2026-03-01T08:00:00Z");
    private final InMemoryStore memory = InMemoryStore.create();

    record Note(String id, String text) {}

    private ToolResult keep(Note note) {
        Episode episode = new Episode(
                note.id(),
                ZonedDateTime.parse("2026-03-01T08:00:00Z"),
                new Episode.Speaker("keeper", Episode.Role.AGENT),
                new Episode.Session("notes", Episode.Session.Kind.CHAT),
                note.text(),
                Origin.AGENT,
                null);
        memory.store().append(Principal.of(KEEPER), Scope.agent(KEEPER), List.of(episode));
        return ToolResult.ok("kept").with(List.of(new Evidence(Evidence.MEMORY_KEPT, Map.of("id", note.id()))));
    }

    private String answer(boolean keeps, boolean erases) {
        ScriptedModel model = ScriptedModel.of((request, n) -> {
            if (keeps && n == 1) {
                return call("keep", "{\"id\":\"n1\",\"text\":\"the tree is watered\"}");
            } else if (erases && n == 2) {
                memory.store().erase(Principal.of(KEEPER), Scope.agent(KEEPER), Erasure.episodes(time.instant(), "n1"));
            }
            return call("finish", CLAIM);
        });
        try (Kairos kairos = Kairos.builder()
                .model(model)
                .memory(memory)
                .clock(time)
                .timers(time)
                .executor(time)
                .build()) {
            Agent agent = kairos.agent("keeper")
                    .corrections(0)
                    .verify("other", (claim, evidence) -> Finding.verified("so it is"))
                    .skill(Skill.of(
                            "notes",
                            "Keeps notes.",
                            Tool.of("keep", "Keeps.", Effect.WRITE, Note.class, (in, context) -> keep(in))))
                    .start();
            var answer = agent.ask("Keep that, please.");
            time.settle();
            return answer.join();
        }
    }

    private static ModelReply call(String tool, String arguments) {
        return ModelReply.calls(List.of(new ToolCall("c-" + tool, tool, arguments)), Usage.of(10, 10));
    }

    @Test
    void what_was_kept_is_verified() {
        assertThat(answer(true, false)).contains("[verified: memory.kept, memory holds 'n1'");
    }

    @Test
    void what_was_erased_since_is_stale() {
        assertThat(answer(true, true)).contains("STALE memory.kept: memory does not hold 'n1' any more");
    }

    @Test
    void what_no_tool_kept_is_not_verified() {
        assertThat(answer(false, false)).contains("UNVERIFIED memory.kept");
    }
}
