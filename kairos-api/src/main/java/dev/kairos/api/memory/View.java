package dev.kairos.api.memory;

import java.time.Instant;
import java.util.Objects;

/** From which moment recall looks at what is stored. */
public sealed interface View {

    /** The kinds of views. */
    enum Kind {
        /** {@link Current}. */
        CURRENT,
        /** {@link AsOf}. */
        AS_OF,
        /** {@link History}. */
        HISTORY
    }

    /** What is so now; what is known to be outdated is flagged and stands behind what took its place, or last, or is left out. */
    View CURRENT = new Current();

    /** Everything that was ever so, outdated things flagged but not ranked lower. */
    View HISTORY = new History();

    /**
     * Returns the kind, for exhaustive switches.
     *
     * @return the kind
     */
    Kind kind();

    /**
     * Looks from an earlier moment: episodes up to then, and the memories that were recorded, not yet retired and valid then.
     *
     * @param instant the moment
     * @return the view
     */
    static View asOf(Instant instant) {
        return new AsOf(instant);
    }

    /** What is so now. */
    record Current() implements View {
        @Override
        public Kind kind() {
            return Kind.CURRENT;
        }
    }

    /**
     * What was so at a moment.
     *
     * @param instant the moment
     */
    record AsOf(Instant instant) implements View {

        /** Checks for null. */
        public AsOf {
            Objects.requireNonNull(instant, "instant");
        }

        @Override
        public Kind kind() {
            return Kind.AS_OF;
        }
    }

    /** What was ever so. */
    record History() implements View {
        @Override
        public Kind kind() {
            return Kind.HISTORY;
        }
    }
}
