package dev.kairos.testkit.internal.memory;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Commit.Author;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.Erasure;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.memory.StoredEpisode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Something that is done to a store; doing it to two stores of equal content leaves equal contents. */
record StoreStep(int id, long seed) {
    static final Scope ALONE = Scope.agent(AgentId.of("alone"));
    static final Scope TEAM = Scope.team("Team/ä");
    static final List<Scope> SCOPES = List.of(ALONE, TEAM);
    static final Principal ALL = new Principal("all", Set.of(), Set.of(ALONE, TEAM));

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    void on(MemoryStore store) {
        SplittableRandom random = new SplittableRandom(seed);
        Scope scope = SCOPES.get(random.nextInt(2));
        int choice = random.nextInt(20);
        if (choice < 9) {
            append(store, scope, random);
        } else if (choice < 16) {
            commit(store, scope, random);
        } else if (choice < 18) {
            rollback(store, scope, random);
        } else {
            erase(store, scope, random);
        }
    }

    private void append(MemoryStore store, Scope scope, SplittableRandom random) {
        int count = random.nextInt(3) == 0 ? 1 + random.nextInt(6) : 1;
        List<Episode> episodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            episodes.add(episode("e" + id + "-" + i, "text of " + id + " é " + "x".repeat(random.nextInt(150))));
        }
        store.append(ALL, scope, episodes);
    }

    private void commit(MemoryStore store, Scope scope, SplittableRandom random) {
        Generation now = store.generation(ALL, scope, Generation.LATEST);
        List<StoredEpisode> episodes = store.episodes(ALL, scope, EpisodeQuery.after(0, 1_000));
        List<MemoryOp> operations = new ArrayList<>();
        if (!episodes.isEmpty()) {
            Episode source = episodes.get(random.nextInt(episodes.size())).episode();
            operations.add(new MemoryOp.Add(
                    "m" + id,
                    Statement.of(Statement.Kind.FACT, "memory " + id, Origin.OWNER, Source.of(scope, source)),
                    "r"));
            if (random.nextInt(6) == 0) {
                Scope other = SCOPES.get(1 - SCOPES.indexOf(scope));
                operations.add(new MemoryOp.Share("m" + id, other, "copy" + id, "s"));
            }
        }
        List<Memory> live = now.live();
        if (!live.isEmpty() && random.nextBoolean()) {
            operations.add(
                    new MemoryOp.Expire(live.get(random.nextInt(live.size())).id(), NOW, "old"));
        }
        store.commit(ALL, scope, new Commit(now.number(), NOW, Author.DREAM, operations, 0, "note"));
    }

    private void rollback(MemoryStore store, Scope scope, SplittableRandom random) {
        long now = store.generation(ALL, scope, Generation.LATEST).number();
        store.rollback(ALL, scope, new MemoryStore.Rollback(now, random.nextLong(now + 1), NOW));
    }

    private void erase(MemoryStore store, Scope scope, SplittableRandom random) {
        List<StoredEpisode> episodes = store.episodes(ALL, scope, EpisodeQuery.after(0, 1_000));
        if (random.nextInt(6) == 0) {
            store.erase(ALL, scope, Erasure.scope(NOW));
        } else if (!episodes.isEmpty()) {
            String episode =
                    episodes.get(random.nextInt(episodes.size())).episode().id();
            store.erase(ALL, scope, Erasure.episodes(NOW, episode));
        }
    }

    static Episode episode(String id, String text) {
        return new Episode(
                id,
                NOW.atZone(ZoneOffset.UTC),
                new Episode.Speaker("Ada", Episode.Role.PERSON),
                new Episode.Session("s", Episode.Session.Kind.CHAT),
                text,
                Origin.OWNER,
                null);
    }

    /** All changes of a scope, its newest generation and one of the older ones. */
    static String content(MemoryStore store, Scope scope) {
        Generation latest = store.generation(ALL, scope, Generation.LATEST);
        return store.changes(ALL, scope, new EpisodeQuery.After(0, EpisodeQuery.MAX_LIMIT))
                + latest.toString()
                + store.generation(ALL, scope, latest.number() * 2 / 3);
    }

    /** Whether a failure is the disk's. */
    static boolean isDisk(MemoryException e) {
        return e.reason() == MemoryException.Reason.POISONED || e.reason() == MemoryException.Reason.INACCESSIBLE;
    }
}
