package dev.kairos.memory.internal.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.AgentMemory;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.RecallQuery;
import dev.kairos.api.memory.Recollection;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import dev.kairos.memory.InMemoryStore;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetellingTest {
    private static final Scope SCOPE = Scope.agent(AgentId.of("keeper"));
    private static final Principal KEEPER = Principal.of(AgentId.of("keeper"));
    private static final ZonedDateTime DAY = ZonedDateTime.of(2026, 11, 20, 9, 0, 0, 0, ZoneOffset.UTC);
    private static final String SAID =
            "The lemon tree by the harbour finally bloomed on Friday morning, and my sister Lena"
                    + " brought a basket of ripe figs, because her neighbours had picked far too many of them in August.";

    private final AgentMemory memory = InMemoryStore.create();
    private final List<MemoryOp> notes = new ArrayList<>();

    @AfterEach
    void close() {
        memory.close();
    }

    @Test
    void a_note_comes_in_the_place_of_what_was_said() {
        noted(SAID, "The lemon tree by the harbour bloomed on Friday morning; Lena brought basket of ripe figs", 0.5);
        assertThat(ask("What bloomed by the harbour?"))
                .containsExactly(
                        "Ada: The lemon tree by the harbour bloomed on Friday morning; Lena brought basket of ripe figs");
    }

    @Test
    void what_the_note_leaves_out_is_told_when_it_is_asked_for() {
        noted(SAID, "The lemon tree by the harbour bloomed on Friday morning; Lena brought basket of ripe figs", 0.5);
        assertThat(ask("Who had picked too many in August?").get(0))
                .contains("because her neighbours had picked far too many of them in August");
    }

    @Test
    void what_nobody_asked_for_goes_while_half_of_it_stays() {
        noted(
                SAID,
                "The lemon tree by the harbour bloomed on Friday morning; my sister Lena brought basket of ripe figs;"
                        + " her neighbours had picked many in August",
                0.5);
        assertThat(ask("What bloomed by the harbour?").get(0))
                .contains("lemon tree")
                .doesNotContain("neighbours");
    }

    @Test
    void a_note_that_holds_less_than_half_does_not_come_in_its_place() {
        noted(SAID, "ripe figs", 0.5);
        assertThat(ask("Who brought ripe figs?").get(0)).contains("my sister Lena");
    }

    @Test
    void what_says_more_comes_first_where_both_answer() {
        noted("The lemon tree stands beside the door.", "lemon tree stands beside door", 0.1);
        noted("The lemon tree stands beside the gate.", "lemon tree stands beside gate", 0.9);
        noted("The lemon tree stands beside the wall.", "lemon tree stands beside wall", 0.3);
        assertThat(ask("Where does the lemon tree stand?").get(0)).contains("gate");
    }

    private void noted(String said, String note, double importance) {
        Episode episode = new Episode(
                "e" + notes.size(),
                DAY,
                new Episode.Speaker("Ada", Episode.Role.PERSON),
                new Episode.Session("s", Episode.Session.Kind.CHAT),
                said,
                Origin.OWNER,
                null);
        memory.store().append(KEEPER, SCOPE, List.of(episode));
        Statement statement = Statement.of(
                        Statement.Kind.FACT, "Ada: " + note, Origin.OWNER, Source.of(SCOPE, episode, 0, said.length()))
                .importance(importance);
        notes.add(new MemoryOp.Add("n" + notes.size(), statement, "note"));
    }

    private List<String> ask(String question) {
        Generation now = memory.store().generation(KEEPER, SCOPE, Generation.LATEST);
        memory.store()
                .commit(
                        KEEPER,
                        SCOPE,
                        new Commit(now.number(), DAY.toInstant(), Commit.Author.DREAM, notes, notes.size(), "notes"));
        return memory
                .recall()
                .recall(KEEPER, RecallQuery.of(question, SCOPE, DAY.plusDays(1)).budget(500))
                .items()
                .stream()
                .map(Recollection.Item::text)
                .toList();
    }
}
