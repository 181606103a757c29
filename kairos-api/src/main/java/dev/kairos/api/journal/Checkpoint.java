package dev.kairos.api.journal;

import dev.kairos.api.AgentId;

/**
 * The folded state of an agent after one of its entries, so that a replay can start there.
 *
 * @param agent whose state
 * @param sequence the last entry that is folded in; 0 for none
 * @param version the version of the state's shape, from 1
 * @param state the state, as a JSON object; stores pass it through unread
 * @param retainFrom entries with a lower sequence are no longer needed and may be dropped; at most {@code sequence + 1}
 */
public record Checkpoint(AgentId agent, long sequence, int version, String state, long retainFrom) {

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Checkpoint {
        if (sequence < 0 || version < 1 || retainFrom < 0 || retainFrom > sequence + 1) {
            throw new IllegalArgumentException("checkpoint of " + agent + " is out of range: sequence " + sequence
                    + ", version " + version + ", retainFrom " + retainFrom);
        }
    }
}
