package dev.kairos.core.internal.journal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what is of use in a sealed segment. */
final class Survey implements FrameReader.Visitor {

    private final AgentTable agents;
    private final Map<FileAgent, Remains> remains = new LinkedHashMap<>();
    private long bytes;

    Survey(AgentTable agents) {
        this.agents = agents;
    }

    /** What is of use, by agent. */
    Map<FileAgent, Remains> remains() {
        return remains;
    }

    /** How many bytes are of use. */
    long bytes() {
        return bytes;
    }

    @Override
    public void record(RecordView record, long position) {
        if (record.agentLength() == 0) {
            return; // About the journal itself: a newer roster stands elsewhere.
        }
        Stripe stripe = agents.stripe(record);
        stripe.lock();
        try {
            FileAgent agent = stripe.find(record);
            if (agent != null) {
                look(agent, record, position);
            }
        } finally {
            stripe.unlock();
        }
    }

    private void look(FileAgent agent, RecordView record, long position) {
        RecordType type = record.type();
        if (type == RecordType.ENTRY) {
            boolean retained = record.sequence() >= agent.retainFrom();
            boolean keyed = record.isPresent(Layout.ENTRY_KEY_LENGTH);
            if (retained || keyed) {
                of(agent).entry(record.sequence(), retained, keyed);
                bytes += retained ? record.length() : 0;
            }
        } else if (type == RecordType.CHECKPOINT && agent.checkpointAt() == position) {
            of(agent).checkpoint = true;
            bytes += record.length();
        } else if (type == RecordType.KEYS && isCurrent(agent.keys(), position)) {
            of(agent).keyed = true;
            bytes += record.length();
        }
    }

    private static boolean isCurrent(@Nullable KeySet keys, long position) {
        return keys != null && keys.isSavedAt(position);
    }

    private Remains of(FileAgent agent) {
        return remains.computeIfAbsent(agent, key -> new Remains());
    }

    /** What is of use of one agent. */
    static final class Remains {
        private long first = Long.MAX_VALUE;
        private long last;
        private boolean checkpoint;
        private boolean keyed;

        private void entry(long sequence, boolean retained, boolean hasKey) {
            keyed |= hasKey;
            if (retained) {
                first = Math.min(first, sequence);
                last = Math.max(last, sequence);
            }
        }

        /** The lowest sequence of its entries. */
        long first() {
            return first;
        }

        /** The highest sequence of its entries; 0 if there are none. */
        long last() {
            return last;
        }

        boolean checkpoint() {
            return checkpoint;
        }

        /** Whether keys stand here. */
        boolean keyed() {
            return keyed;
        }
    }
}
