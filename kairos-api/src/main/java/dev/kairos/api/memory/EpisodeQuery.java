package dev.kairos.api.memory;

import java.util.List;

/** Which episodes to read. */
public sealed interface EpisodeQuery {

    /** The kinds of queries. */
    enum Kind {
        /** {@link After}. */
        AFTER,
        /** {@link Ids}. */
        IDS
    }

    /** The largest number of episodes of one call. */
    int MAX_LIMIT = 10_000;

    /**
     * Returns the kind, for exhaustive switches.
     *
     * @return the kind
     */
    Kind kind();

    /**
     * Asks for the episodes after a watermark.
     *
     * @param sequence the watermark; 0 for the beginning
     * @param limit how many at most, 1 to {@value #MAX_LIMIT}
     * @return the query
     * @throws IllegalArgumentException if a value is out of its range
     */
    static EpisodeQuery after(long sequence, int limit) {
        return new After(sequence, limit);
    }

    /**
     * Asks for episodes by their ids.
     *
     * @param ids the ids, at most {@value #MAX_LIMIT}
     * @return the query
     * @throws IllegalArgumentException if there are too many
     */
    static EpisodeQuery ids(List<String> ids) {
        return new Ids(ids);
    }

    /**
     * The episodes after a watermark, oldest first.
     *
     * @param sequence the watermark; 0 for the beginning
     * @param limit how many at most
     */
    record After(long sequence, int limit) implements EpisodeQuery {

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if a value is out of its range
         */
        public After {
            if (sequence < 0 || limit < 1 || limit > MAX_LIMIT) {
                throw new IllegalArgumentException("episodes after " + sequence + ", at most " + limit
                        + ": the watermark must not be negative, the limit 1-" + MAX_LIMIT);
            }
        }

        @Override
        public Kind kind() {
            return Kind.AFTER;
        }
    }

    /**
     * The episodes with these ids, in their order; unknown and erased ones are left out.
     *
     * @param ids the ids
     */
    record Ids(List<String> ids) implements EpisodeQuery {

        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if there are too many
         */
        public Ids {
            if (ids.size() > MAX_LIMIT) {
                throw new IllegalArgumentException(ids.size() + " episode ids in one call, at most " + MAX_LIMIT);
            }
            ids = List.copyOf(ids);
        }

        @Override
        public Kind kind() {
            return Kind.IDS;
        }
    }
}
