package dev.kairos.api.memory;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that is known, as of one {@linkplain Generation generation}. Memories change only by {@link MemoryOp}s and are
 * superseded, merged or expired, never silently deleted.
 *
 * @param id its name, unique among the memories of a generation and the same over generations: 1 to 200 characters, none of them a control character
 * @param statement what it says
 * @param standing how it stands
 * @param recorded when it was committed
 * @param retired when it stopped being live, or {@code null} while it is
 * @param links how it relates to other memories, in the order in which the relations came up
 */
public record Memory(
        String id,
        Statement statement,
        Standing standing,
        Instant recorded,
        @Nullable Instant retired,
        List<Link> links) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the id is blank, too long or holds control characters
     */
    public Memory {
        Names.check("memory id", id);
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(recorded, "recorded");
        links = List.copyOf(links);
    }

    /**
     * Returns what it says.
     *
     * @return the text of its statement
     */
    public String text() {
        return statement.text();
    }

    /**
     * Tells whether it is held to be so.
     *
     * @return whether its status is {@link Status#LIVE}
     */
    public boolean isLive() {
        return standing.status() == Status.LIVE;
    }

    /** Whether a memory is held to be so. */
    public enum Status {
        /** It is. */
        LIVE,
        /** Another memory says what is so now. */
        SUPERSEDED,
        /** Another memory says the same. */
        MERGED,
        /** Its time is over. */
        EXPIRED
    }

    /** How near at hand a memory is kept. */
    public enum Tier {
        /** It may enter the brief and counts against the cap. */
        HOT,
        /** It is found by recall only. */
        COLD
    }

    /**
     * How a memory stands.
     *
     * @param status whether it is held to be so
     * @param tier how near at hand it is kept
     * @param pinned whether a person or a strategy wants it kept hot whatever its rank
     */
    public record Standing(Status status, Tier tier, boolean pinned) {

        /** Live, hot, not pinned: how a memory begins. */
        public static final Standing NEW = new Standing(Status.LIVE, Tier.HOT, false);
    }

    /**
     * A relation to another memory.
     *
     * @param kind the relation
     * @param scope the other memory's scope
     * @param memory the other memory's id
     */
    public record Link(Kind kind, Scope scope, String memory) {

        /** How a memory can relate to another. */
        public enum Kind {
            /** The other one was so before. */
            SUPERSEDES,
            /** The other one is so now. */
            SUPERSEDED_BY,
            /** The other one says the same and took this one's sources. */
            MERGED_INTO,
            /** The other one said the same. */
            MERGED_FROM,
            /** Both cannot be so; which one is, is not known. */
            CONFLICTS_WITH,
            /** The other one is a copy for its scope. */
            SHARED_TO,
            /** This one is a copy of the other. */
            SHARED_FROM
        }
    }
}
