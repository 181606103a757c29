package dev.kairos.testkit.memory;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store with one agent's scope, and short words for what the contract does with it. */
final class Fixture {
    static final Scope SCOPE = Scope.agent(AgentId.of("keeper"));
    static final Scope TEAM = Scope.team("backend");
    static final Principal KEEPER = Principal.of(AgentId.of("keeper")).writing(TEAM);
    static final Principal STRANGER = Principal.of(AgentId.of("stranger"));
    static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");

    private final MemoryStore store;
    private int facts;

    Fixture(MemoryStore store) {
        this.store = store;
    }

    MemoryStore store() {
        return store;
    }

    static Episode episode(String id, String text) {
        return episode(id, text, Origin.OWNER);
    }

    static Episode episode(String id, String text, Origin origin) {
        return new Episode(
                id,
                ZonedDateTime.ofInstant(NOW, ZoneOffset.UTC),
                new Episode.Speaker("Ada", Episode.Role.PERSON),
                new Episode.Session("s1", Episode.Session.Kind.CHAT),
                text,
                origin,
                new Episode.EntryRef(AgentId.of("keeper"), 7));
    }

    Episode append(String id, String text) {
        return append(SCOPE, episode(id, text));
    }

    Episode append(Scope scope, Episode episode) {
        store.append(KEEPER, scope, List.of(episode));
        return episode;
    }

    List<String> episodeIds() {
        return store.episodes(KEEPER, SCOPE, EpisodeQuery.after(0, 100)).stream()
                .map(stored -> stored.episode().id())
                .toList();
    }

    /** A statement that rests on a fresh episode. */
    Statement fact(String text) {
        return fact(text, append("f" + ++facts, text));
    }

    static Statement fact(String text, Episode... episodes) {
        Source[] sources = new Source[episodes.length];
        for (int i = 0; i < episodes.length; i++) {
            sources[i] = Source.of(SCOPE, episodes[i]);
        }
        return Statement.of(Statement.Kind.FACT, text, Origin.OWNER, sources);
    }

    Generation add(String id, String text) {
        return commit(new MemoryOp.Add(id, fact(text), "test"));
    }

    Generation commit(MemoryOp... operations) {
        return commit(Commit.Author.DREAM, operations);
    }

    Generation commit(Commit.Author author, MemoryOp... operations) {
        return store.commit(KEEPER, SCOPE, Commit.of(latest().number(), NOW, author, operations));
    }

    Generation latest() {
        return store.generation(KEEPER, SCOPE, Generation.LATEST);
    }

    Generation generation(long number) {
        return store.generation(KEEPER, SCOPE, number);
    }

    Memory memory(String id) {
        return latest().find(id).orElseThrow();
    }

    @Nullable
    Memory copy(String id) {
        return store.generation(KEEPER, TEAM, Generation.LATEST).find(id).orElse(null);
    }
}
