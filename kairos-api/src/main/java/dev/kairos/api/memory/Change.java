package dev.kairos.api.memory;

import java.util.List;

/**
 * One thing that happened to the content of a scope, for those who keep something derived from it: an index, vectors, a
 * rendering. What was erased since does not appear in older changes any more.
 */
public sealed interface Change {

    /** The kinds of changes. */
    enum Kind {
        /** {@link Appended}. */
        APPENDED,
        /** {@link Committed}. */
        COMMITTED,
        /** {@link RolledBack}. */
        ROLLED_BACK,
        /** {@link Erased}. */
        ERASED
    }

    /**
     * Returns the kind, for exhaustive switches.
     *
     * @return the kind
     */
    Kind kind();

    /**
     * Returns its place among the changes of its scope.
     *
     * @return from 1, rising, possibly with gaps
     */
    long sequence();

    /**
     * An episode was appended.
     *
     * @param stored the episode; its sequence is that of the change
     */
    record Appended(StoredEpisode stored) implements Change {
        @Override
        public Kind kind() {
            return Kind.APPENDED;
        }

        @Override
        public long sequence() {
            return stored.sequence();
        }
    }

    /**
     * A commit made a generation.
     *
     * @param sequence its place
     * @param generation the number of the generation that it made
     * @param commit what was committed
     */
    record Committed(long sequence, long generation, Commit commit) implements Change {
        @Override
        public Kind kind() {
            return Kind.COMMITTED;
        }
    }

    /**
     * A rollback made a generation.
     *
     * @param sequence its place
     * @param generation the number of the generation that it made
     * @param to the number of the generation whose content it has, less what was erased since
     */
    record RolledBack(long sequence, long generation, long to) implements Change {
        @Override
        public Kind kind() {
            return Kind.ROLLED_BACK;
        }
    }

    /**
     * Content was erased.
     *
     * @param sequence its place
     * @param generation the number of the generation that it made, or of the current one if no memory was touched
     * @param episodes the ids of the episodes that are gone
     * @param memories the ids of the memories that are gone
     */
    record Erased(long sequence, long generation, List<String> episodes, List<String> memories) implements Change {

        /** Copies the lists. */
        public Erased {
            episodes = List.copyOf(episodes);
            memories = List.copyOf(memories);
        }

        @Override
        public Kind kind() {
            return Kind.ERASED;
        }
    }
}
