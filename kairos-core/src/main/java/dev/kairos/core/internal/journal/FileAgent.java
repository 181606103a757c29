package dev.kairos.core.internal.journal;

import dev.kairos.api.AgentId;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * All that the file journal keeps in memory of one agent. A hundred thousand of them may rest, so there is no field that
 * could be read from disk instead. The caller holds the agent's lock.
 */
final class FileAgent extends LeaseHold {

    /** Every how many entries a place is kept to start reading from. */
    private static final int STRIDE = 64;

    private final byte[] name;
    /** The next agent in the same slot of the table. */
    private @Nullable FileAgent next;

    private long last;
    private long lastAt;
    private long checkpointAt;
    private long retainFrom = 1;
    private long linkHigh;
    private long linkLow;
    private @Nullable KeySet keys;
    private @Nullable Waypoints waypoints;

    FileAgent(byte[] name, @Nullable FileAgent next) {
        this.name = name;
        this.next = next;
    }

    byte[] name() {
        return name;
    }

    AgentId id() {
        return new AgentId(new String(name, StandardCharsets.US_ASCII));
    }

    boolean isNamed(String id) {
        if (id.length() != name.length) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (name[i] != id.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** As {@link String#hashCode} of the name. */
    int hash() {
        int hash = 0;
        for (byte letter : name) {
            hash = 31 * hash + letter;
        }
        return hash;
    }

    @Nullable
    FileAgent next() {
        return next;
    }

    void next(@Nullable FileAgent agent) {
        next = agent;
    }

    boolean hasContent() {
        return last > 0 || checkpointAt != Position.NONE;
    }

    long last() {
        return last;
    }

    /** The place of the last entry; {@link Position#NONE} if it is not retained. */
    long lastAt() {
        return lastAt;
    }

    long checkpointAt() {
        return checkpointAt;
    }

    long retainFrom() {
        return retainFrom;
    }

    /** The link to the last entry; {@link Link#NONE} if it must be looked up there. */
    Link link() {
        return new Link(linkHigh, linkLow);
    }

    void link(Link link) {
        linkHigh = link.high();
        linkLow = link.low();
    }

    @Nullable
    KeySet keys() {
        return keys;
    }

    KeySet keysForAdding() {
        KeySet present = keys;
        if (present == null) {
            present = new KeySet();
            keys = present;
        }
        return present;
    }

    Waypoints waypoints() {
        return waypoints == null ? Waypoints.NONE : waypoints;
    }

    /** The highest place that was noted; all others are durable once it is. */
    long newestPosition() {
        return Math.max(Math.max(lastAt, checkpointAt), waypoints().highestPosition());
    }

    /** Whether the link to the last entry must be looked up there. */
    boolean lacksLink() {
        return linkHigh == 0 && linkLow == 0 && lastAt != Position.NONE;
    }

    /** Notes where an entry stands: the next one, or one that was copied. */
    void stands(long sequence, long position) {
        if (sequence > last) {
            last = sequence;
            lastAt = position;
            link(Link.NONE);
            if (sequence % STRIDE == 0 && sequence - retainFrom >= STRIDE) {
                waypointsForAdding().put(sequence, position);
            }
            return;
        }
        if (sequence < retainFrom) {
            return;
        }
        if (sequence == last) {
            lastAt = position;
        } else {
            waypointsForAdding().put(sequence, position);
        }
        forgetBefore(sequence);
    }

    /** A copy points to where the entry before it stands now, so that no waypoint is needed there. */
    private void forgetBefore(long sequence) {
        if (waypoints != null && (sequence - 1) % STRIDE != 0) {
            waypoints.remove(sequence - 1);
            dropIfEmpty(waypoints);
        }
    }

    /** Notes a checkpoint, as it is written or found. */
    void checkpoint(long position, long from, long lastSequence, Link lastLink) {
        checkpointAt = position;
        retainFrom = Math.max(retainFrom, from);
        if (lastSequence > last || last < retainFrom) {
            lastAt = Position.NONE;
        }
        if (lastSequence >= last) {
            last = lastSequence;
            link(lastLink);
        }
        if (waypoints != null) {
            waypoints.dropBelow(retainFrom);
            dropIfEmpty(waypoints);
        }
        if (keys != null) {
            keys.trim(retainFrom);
        }
    }

    private void dropIfEmpty(Waypoints present) {
        if (present.isEmpty()) {
            waypoints = null;
        }
    }

    private Waypoints waypointsForAdding() {
        Waypoints present = waypoints;
        if (present == null) {
            present = Waypoints.empty();
            waypoints = present;
        }
        return present;
    }
}
