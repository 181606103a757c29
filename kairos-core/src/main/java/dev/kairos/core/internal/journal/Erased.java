package dev.kairos.core.internal.journal;

import dev.kairos.api.AgentId;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What is to be erased of one agent: the payloads of some entries, and its checkpoints but for the newest.
 *
 * @param agent the agent's name; empty for nothing
 * @param sequences the entries
 */
record Erased(String agent, Set<Long> sequences) {

    static final Erased NOTHING = new Erased("", Set.of());

    static Erased of(AgentId agent, Set<Long> sequences) {
        return new Erased(agent.value(), Set.copyOf(sequences));
    }

    /** Whether an entry's payload goes. */
    boolean holds(FileAgent of, long sequence) {
        return sequences.contains(sequence) && of.isNamed(agent);
    }

    Search search(AgentTable agents) {
        return new Search(this, agents);
    }

    /** Looks whether something of it stands in a segment. */
    static final class Search implements FrameReader.Visitor {

        private final Erased erased;
        private final AgentTable agents;
        private final byte[] name;
        private boolean found;

        private Search(Erased erased, AgentTable agents) {
            this.erased = erased;
            this.agents = agents;
            this.name = erased.agent.getBytes(StandardCharsets.US_ASCII);
        }

        boolean found() {
            return found;
        }

        @Override
        public void record(RecordView record, long position) {
            if (!found && record.agentLength() > 0 && record.isOf(name)) {
                found = switch (record.type() == null ? RecordType.CLOSED : record.type()) {
                    case ENTRY -> !record.isErased() && erased.sequences.contains(record.sequence());
                    case CHECKPOINT -> !isNewest(record, position);
                    case KEYS, ROSTER, RELEASED, CLOSED -> false;
                };
            }
        }

        private boolean isNewest(RecordView record, long position) {
            Stripe stripe = agents.stripe(record);
            stripe.lock();
            try {
                FileAgent agent = stripe.find(record);
                return agent != null && agent.checkpointAt() == position;
            } finally {
                stripe.unlock();
            }
        }
    }
}
