package dev.kairos.api.memory;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * What is to be made unreadable for good.
 *
 * @param kind what the ids name
 * @param ids which ones; empty for a whole scope
 * @param time when it is done
 */
public record Erasure(Kind kind, Set<String> ids, Instant time) {

    /** What can be erased. */
    public enum Kind {
        /** Episodes, and every memory that rests on nothing else. */
        EPISODES,
        /** Memories, without the episodes they rest on. */
        MEMORIES,
        /** Everything in the scope. */
        SCOPE
    }

    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException if ids are given for a whole scope, or none for something else, or an id is blank, too
     *     long or holds control characters
     */
    public Erasure {
        Objects.requireNonNull(time, "time");
        ids = Set.copyOf(ids);
        ids.forEach(id -> Names.check("id of what is erased", id));
        if (ids.isEmpty() != (kind == Kind.SCOPE)) {
            throw new IllegalArgumentException("erasing " + kind + " with " + ids.size()
                    + " ids: name what is erased, or nothing for a whole scope");
        }
    }

    /**
     * Asks for episodes and all that rests on nothing else.
     *
     * @param time when it is done
     * @param ids the episodes' ids; unknown ones are remembered, so that they cannot be appended later
     * @return the erasure
     */
    public static Erasure episodes(Instant time, String... ids) {
        return new Erasure(Kind.EPISODES, Set.of(ids), time);
    }

    /**
     * Asks for memories, without the episodes they rest on.
     *
     * @param time when it is done
     * @param ids the memories' ids
     * @return the erasure
     */
    public static Erasure memories(Instant time, String... ids) {
        return new Erasure(Kind.MEMORIES, Set.of(ids), time);
    }

    /**
     * Asks for everything in the scope.
     *
     * @param time when it is done
     * @return the erasure
     */
    public static Erasure scope(Instant time) {
        return new Erasure(Kind.SCOPE, Set.of(), time);
    }
}
