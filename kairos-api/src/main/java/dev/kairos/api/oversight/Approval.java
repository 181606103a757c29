package dev.kairos.api.oversight;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.skill.Effect;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A question to a person: may this exact action be done? Durable; bound to the digest of the action; used at most once.
 *
 * @param id its name, unique per host
 * @param agent who asks
 * @param action what would be done
 * @param ask why, whom and until when
 * @param state where it stands
 * @param note how it came to be there: who answered, why it is void; may be empty
 */
public record Approval(AgentId agent, String id, Exact action, Asked ask, State state, String note) {

    /** Where an approval can stand. */
    public enum State {
        /** It waits for an answer. */
        PENDING,
        /** A person approved it; the action has not begun. */
        APPROVED,
        /** The action has begun: it cannot be used again. */
        USED,
        /** The action has ended, or was broken off; the agent was told what came of it. */
        DONE,
        /** A person denied it. */
        DENIED,
        /** A person answered the question that it was. */
        ANSWERED,
        /** Nobody answered in time. */
        EXPIRED,
        /** What it was bound to is no longer so. */
        VOID
    }

    /**
     * The exact action.
     *
     * @param tool the tool's name; empty for a question of the agent; a kind of evidence, as {@code tests.accepted}, where a person
     *     is asked to accept files as they are
     * @param effect what it does to the world
     * @param arguments its arguments as canonical JSON
     * @param binding what else the action depends on, as the tool tells it: the working folder, digests of files; may be empty
     * @param digest the SHA-256 of agent, tool, arguments and binding, in hexadecimal digits: what an answer refers to
     */
    public record Exact(String tool, Effect effect, String arguments, String binding, String digest) {

        /** Checks the parts. */
        public Exact {
            Objects.requireNonNull(effect, "effect");
            Objects.requireNonNull(digest, "digest");
        }
    }

    /**
     * How it was asked.
     *
     * @param beat the beat that asked
     * @param rule the rule that asks
     * @param to whom to ask, as the host knows them
     * @param origin the least trusted source of what the beat had read
     * @param excerpt what the beat was about, for people; its origin is {@code origin}
     * @param at when it was asked
     * @param expires when it ends without an answer, or {@code null} for never
     */
    public record Asked(
            String beat,
            String rule,
            String to,
            Origin origin,
            String excerpt,
            Instant at,
            @Nullable Instant expires) {}

    /**
     * Tells whether it still waits.
     *
     * @return whether it is pending
     */
    public boolean isPending() {
        return state == State.PENDING;
    }
}
