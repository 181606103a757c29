package dev.kairos.api.heartbeat;

import dev.kairos.api.event.Cause;
import java.util.List;

/**
 * What the gate decided when something set an agent off.
 *
 * @param kind whether a beat runs
 * @param cause what set it off; the first of several that coalesced
 * @param reasons what had changed, or why nothing runs; not empty
 */
public record WakeDecision(Kind kind, Cause cause, List<String> reasons) {

    /** The possible decisions. */
    public enum Kind {
        /** Something changed: a beat runs. */
        BEAT,
        /** Nothing changed since the last completed beat: nothing runs, nothing is spent. */
        SKIP,
        /** A limit (spacing, wakes per hour, depth of causes) holds it back. */
        HELD
    }

    /** Copies the reasons. */
    public WakeDecision {
        reasons = List.copyOf(reasons);
    }
}
