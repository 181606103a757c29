package dev.kairos.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Commit.Author;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Erasure;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.MemoryStore.Rollback;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScopeExportTest {
    private static final Scope SCOPE = Scope.agent(AgentId.of("keeper"));
    private static final Principal KEEPER = Principal.of(AgentId.of("keeper"));
    private static final ZonedDateTime TIME = ZonedDateTime.of(2026, 11, 20, 8, 0, 0, 0, ZoneOffset.UTC);

    private final InMemoryStore store = InMemoryStore.create();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void all_of_a_scope_is_written_as_lines() throws IOException {
        Episode told = episode("e1", "The limit is 10.\nSays \"Ada\".");
        store.append(KEEPER, SCOPE, List.of(told, episode("e2", "the secret")));
        Statement fact = Statement.of(Statement.Kind.FACT, "limit 10", Origin.OWNER, Source.of(SCOPE, told));
        store.commit(KEEPER, SCOPE, Commit.of(0, TIME.toInstant(), Author.DREAM, new MemoryOp.Add("m1", fact, "why")));
        store.rollback(KEEPER, SCOPE, new Rollback(1, 0, TIME.toInstant()));
        store.rollback(KEEPER, SCOPE, new Rollback(2, 1, TIME.toInstant()));
        store.erase(KEEPER, SCOPE, Erasure.episodes(TIME.toInstant(), "e2"));
        List<String> lines = export();
        assertThat(lines.get(0)).isEqualTo("{\"kairos\":\"memory-export\",\"format\":1,\"scope\":\"agent:keeper\"}");
        assertThat(lines.get(1))
                .contains("\"is\":\"episode\",\"id\":\"e1\",\"time\":\"2026-11-20T08:00Z\",\"speaker\":\"Ada\"")
                .contains("\"text\":\"The limit is 10.\\nSays \\\"Ada\\\".\"");
        assertThat(lines.get(2)).contains("\"is\":\"commit\",\"generation\":1", "\"reason\":\"why\"");
        assertThat(lines.get(3)).isEqualTo("{\"sequence\":4,\"is\":\"rollback\",\"generation\":2,\"to\":0}");
        assertThat(lines.get(5)).contains("\"is\":\"erasure\"", "\"episodes\":[\"e2\"]");
        assertThat(lines.get(6)).contains("\"is\":\"memory\"", "\"text\":\"limit 10\"");
        assertThat(lines.get(7))
                .isEqualTo("{\"is\":\"end\",\"generation\":3,\"watermark\":0,\"memories\":1,\"episodes\":1}");
        assertThat(lines).hasSize(8).noneMatch(line -> line.contains("secret"));
    }

    @Test
    void large_scopes_are_written_in_pages() throws IOException {
        List<Episode> many = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            many.add(episode("e" + i, "text " + i));
        }
        store.append(KEEPER, SCOPE, many);
        assertThat(export()).hasSize(2_502);
    }

    @Test
    void an_empty_scope_is_two_lines() throws IOException {
        assertThat(export()).hasSize(2);
    }

    @Test
    void whoever_may_not_read_gets_nothing() {
        StringBuilder out = new StringBuilder();
        Principal stranger = Principal.of(AgentId.of("stranger"));
        assertThatThrownBy(() -> ScopeExport.of(store, stranger, SCOPE).write(out))
                .isInstanceOf(MemoryException.class);
        assertThat(out).isEmpty();
    }

    private List<String> export() throws IOException {
        StringBuilder out = new StringBuilder();
        ScopeExport.of(store, KEEPER, SCOPE).write(out);
        return out.toString().lines().toList();
    }

    private static Episode episode(String id, String text) {
        return new Episode(
                id,
                TIME,
                new Episode.Speaker("Ada", Episode.Role.PERSON),
                new Episode.Session("s", Episode.Session.Kind.CHAT),
                text,
                Origin.OWNER,
                null);
    }
}
