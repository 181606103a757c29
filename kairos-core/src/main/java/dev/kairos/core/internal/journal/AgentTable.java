package dev.kairos.core.internal.journal;

import dev.kairos.api.AgentId;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** The agents of a journal. */
final class AgentTable {

    static final int STRIPE_BITS = 5;

    private final Stripe[] stripes = new Stripe[1 << STRIPE_BITS];

    AgentTable() {
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = new Stripe();
        }
    }

    static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ mixed >>> 16;
    }

    Stripe stripe(AgentId id) {
        return stripe(id.value().hashCode());
    }

    Stripe stripe(RecordView record) {
        return stripe(record.agentHash());
    }

    Stripe stripe(FileAgent agent) {
        return stripe(agent.hash());
    }

    private Stripe stripe(int hash) {
        return stripes[spread(hash) & stripes.length - 1];
    }

    /** Finds or adds; for the holder of the stripe's lock. */
    FileAgent agent(Stripe stripe, AgentId id) {
        FileAgent found = stripe.find(id.value());
        return found != null ? found : stripe.add(id.value().getBytes(StandardCharsets.US_ASCII));
    }

    /** Finds or adds; for the holder of the stripe's lock. */
    FileAgent agent(Stripe stripe, RecordView record) {
        FileAgent found = stripe.find(record);
        return found != null ? found : stripe.add(record.agent());
    }

    Set<AgentId> withContent() {
        Set<AgentId> ids = new HashSet<>();
        for (Stripe stripe : stripes) {
            stripe.lock();
            try {
                stripe.forEach(agent -> {
                    if (agent.hasContent()) {
                        ids.add(agent.id());
                    }
                });
            } finally {
                stripe.unlock();
            }
        }
        return Set.copyOf(ids);
    }
}
