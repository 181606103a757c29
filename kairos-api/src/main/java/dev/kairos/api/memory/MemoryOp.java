package dev.kairos.api.memory;

import dev.kairos.api.memory.Statement.Derivation;
import dev.kairos.api.memory.Statement.Validity;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One change to the memories of a scope, as data: proposed by a dream or made by a person, applied by
 * {@link MemoryStore#commit}. Operations of one commit are applied in order, so that a later one may name a memory that an
 * earlier one added. There is no operation that deletes.
 */
public sealed interface MemoryOp {

    /** The kinds of operations. */
    enum Kind {
        /** {@link Add}. */
        ADD,
        /** {@link Merge}. */
        MERGE,
        /** {@link Supersede}. */
        SUPERSEDE,
        /** {@link ResolveTime}. */
        RESOLVE_TIME,
        /** {@link Promote}. */
        PROMOTE,
        /** {@link Demote}. */
        DEMOTE,
        /** {@link Expire}. */
        EXPIRE,
        /** {@link LinkConflict}. */
        LINK_CONFLICT,
        /** {@link Pin}. */
        PIN,
        /** {@link Share}. */
        SHARE
    }

    /**
     * Returns the kind, for exhaustive switches.
     *
     * @return the kind
     */
    Kind kind();

    /**
     * Says why.
     *
     * @return a line for people, for example the rule that proposed it; may be empty
     */
    String reason();

    /**
     * Adds a memory: live, hot, not pinned.
     *
     * @param id its name; must be new in the generation
     * @param statement what it says
     * @param reason why
     */
    record Add(String id, Statement statement, String reason) implements MemoryOp {

        /**
         * Checks the id.
         *
         * @throws IllegalArgumentException if the id is blank, too long or holds control characters
         */
        public Add {
            Names.check("memory id", id);
        }

        @Override
        public Kind kind() {
            return Kind.ADD;
        }
    }

    /**
     * Retires live memories that say the same as another one; that one takes over as many of their sources as it has room
     * for, the nearest first, and the least trusted of their origins.
     *
     * @param memories which are retired; at least one
     * @param into which one stays; live, not among them
     * @param reason why
     */
    record Merge(Set<String> memories, String into, String reason) implements MemoryOp {

        /** Copies the set. */
        public Merge {
            memories = Set.copyOf(memories);
        }

        @Override
        public Kind kind() {
            return Kind.MERGE;
        }
    }

    /**
     * Retires a live memory because another one says what is so now. The old one's validity ends where the new one begins,
     * unless it ended before.
     *
     * @param old which is retired
     * @param by which one is so now; live
     * @param at since when the new one is so
     * @param reason why
     */
    record Supersede(String old, String by, Instant at, String reason) implements MemoryOp {
        @Override
        public Kind kind() {
            return Kind.SUPERSEDE;
        }
    }

    /**
     * Gives a live memory an absolute time in place of a relative one.
     *
     * @param memory which
     * @param text its new text, the same otherwise
     * @param valid its new validity
     * @param derivations how the new words follow from the old ones; added to its grounds
     * @param reason why
     */
    record ResolveTime(String memory, String text, Validity valid, List<Derivation> derivations, String reason)
            implements MemoryOp {

        /** Copies the list. */
        public ResolveTime {
            derivations = List.copyOf(derivations);
        }

        @Override
        public Kind kind() {
            return Kind.RESOLVE_TIME;
        }
    }

    /**
     * Makes a live memory hot. Does nothing if it is.
     *
     * @param memory which
     * @param reason why
     */
    record Promote(String memory, String reason) implements MemoryOp {
        @Override
        public Kind kind() {
            return Kind.PROMOTE;
        }
    }

    /**
     * Makes a live memory cold. Refused if it is pinned.
     *
     * @param memory which
     * @param reason why
     */
    record Demote(String memory, String reason) implements MemoryOp {
        @Override
        public Kind kind() {
            return Kind.DEMOTE;
        }
    }

    /**
     * Retires a live memory whose time is over. Refused if it is pinned.
     *
     * @param memory which
     * @param at since when it is so no more
     * @param reason why
     */
    record Expire(String memory, Instant at, String reason) implements MemoryOp {
        @Override
        public Kind kind() {
            return Kind.EXPIRE;
        }
    }

    /**
     * Links two live memories that cannot both be so. Does nothing if they are linked.
     *
     * @param first one
     * @param second the other
     * @param reason why
     */
    record LinkConflict(String first, String second, String reason) implements MemoryOp {
        @Override
        public Kind kind() {
            return Kind.LINK_CONFLICT;
        }
    }

    /**
     * Keeps a live memory hot whatever its rank, or lets it go again.
     *
     * @param memory which
     * @param pinned whether it is pinned from now on
     * @param reason why
     */
    record Pin(String memory, boolean pinned, String reason) implements MemoryOp {
        @Override
        public Kind kind() {
            return Kind.PIN;
        }
    }

    /**
     * Copies a live memory to another scope, where it is a memory of its own; a generation of that scope is made for it. Does
     * nothing there if a memory with the copy's id exists. If the process dies in between, the other scope may have the copy
     * already while this commit was not made: committing again completes it.
     *
     * @param memory which
     * @param target the other scope; the principal must have the right to write it
     * @param copy the id of the copy in the other scope
     * @param reason why
     */
    record Share(String memory, Scope target, String copy, String reason) implements MemoryOp {

        /**
         * Checks the id.
         *
         * @throws IllegalArgumentException if the copy's id is blank, too long or holds control characters
         */
        public Share {
            Names.check("memory id", copy);
        }

        @Override
        public Kind kind() {
            return Kind.SHARE;
        }
    }
}
