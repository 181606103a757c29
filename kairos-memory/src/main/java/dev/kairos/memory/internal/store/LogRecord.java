package dev.kairos.memory.internal.store;

import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Memory;
import java.time.Instant;
import java.util.List;

/** One line of the log of a scope. */
public sealed interface LogRecord {

    /** The kinds of records. */
    enum Kind {
        /** {@link Happened}. */
        EPISODE,
        /** {@link Made}. */
        COMMIT,
        /** {@link Returned}. */
        ROLLBACK,
        /** {@link Forgotten}. */
        ERASURE
    }

    /** The kind, for exhaustive switches. */
    Kind kind();

    /** The place among the changes of the scope. */
    long sequence();

    /**
     * An episode.
     *
     * @param sequence its place
     * @param episode the episode, its text as it is kept
     * @param digest of the episode as it came, before it was cut
     */
    record Happened(long sequence, Episode episode, String digest) implements LogRecord {
        @Override
        public Kind kind() {
            return Kind.EPISODE;
        }
    }

    /**
     * A commit and what came of it. Reading a generation applies {@code written} only: the rules of the operations are
     * applied once, when they are committed.
     *
     * @param sequence its place
     * @param generation the number of the generation that it made
     * @param watermark the watermark of that generation
     * @param commit what was committed
     * @param written every memory that is new or changed, as it is now
     */
    record Made(long sequence, long generation, long watermark, Commit commit, List<Memory> written)
            implements LogRecord {
        public Made {
            written = List.copyOf(written);
        }

        @Override
        public Kind kind() {
            return Kind.COMMIT;
        }
    }

    /**
     * A rollback.
     *
     * @param sequence its place
     * @param generation the number of the generation that it made
     * @param to the number of the generation whose content it has
     * @param time when it was done
     */
    record Returned(long sequence, long generation, long to, Instant time) implements LogRecord {
        @Override
        public Kind kind() {
            return Kind.ROLLBACK;
        }
    }

    /**
     * An erasure. What it names is gone from all other records.
     *
     * @param sequence its place
     * @param generation the number of the generation that it made, or of the current one if no memory was touched
     * @param time when it was done
     * @param tombs what may not come back
     */
    record Forgotten(long sequence, long generation, Instant time, Tombs tombs) implements LogRecord {
        @Override
        public Kind kind() {
            return Kind.ERASURE;
        }
    }

    /**
     * What may not come back.
     *
     * @param episodes ids of episodes
     * @param memories ids of memories
     * @param digests of the texts of both
     */
    record Tombs(List<String> episodes, List<String> memories, List<String> digests) {
        public Tombs {
            episodes = List.copyOf(episodes);
            memories = List.copyOf(memories);
            digests = List.copyOf(digests);
        }
    }
}
