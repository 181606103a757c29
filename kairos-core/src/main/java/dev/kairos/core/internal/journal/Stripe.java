package dev.kairos.core.internal.journal;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A part of the agents, with the lock that guards them and what a writer of their records needs. */
final class Stripe {

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable FileAgent[] slots = new @Nullable FileAgent[4];
    private int size;
    private @Nullable RecordWriter writer;

    void lock() {
        lock.lock();
    }

    void unlock() {
        lock.unlock();
    }

    /** An empty writer; for the holder of the lock. */
    RecordWriter writer() {
        RecordWriter present = writer;
        if (present == null) {
            present = new RecordWriter();
            writer = present;
        }
        return present.clear();
    }

    @Nullable
    FileAgent find(String name) {
        FileAgent agent = slots[slot(name.hashCode())];
        while (agent != null && !agent.isNamed(name)) {
            agent = agent.next();
        }
        return agent;
    }

    @Nullable
    FileAgent find(RecordView record) {
        FileAgent agent = slots[slot(record.agentHash())];
        while (agent != null && !record.isOf(agent.name())) {
            agent = agent.next();
        }
        return agent;
    }

    FileAgent add(byte[] name) {
        if (size == slots.length) {
            grow();
        }
        FileAgent agent = new FileAgent(name, null);
        link(agent);
        size++;
        return agent;
    }

    void forEach(Consumer<FileAgent> action) {
        for (FileAgent first : slots) {
            for (FileAgent agent = first; agent != null; agent = agent.next()) {
                action.accept(agent);
            }
        }
    }

    private void grow() {
        @Nullable FileAgent[] old = slots;
        slots = new @Nullable FileAgent[2 * old.length];
        for (FileAgent first : old) {
            for (FileAgent agent = first; agent != null; ) {
                FileAgent following = agent.next();
                link(agent);
                agent = following;
            }
        }
    }

    private void link(FileAgent agent) {
        int slot = slot(agent.hash());
        agent.next(slots[slot]);
        slots[slot] = agent;
    }

    private int slot(int hash) {
        return (AgentTable.spread(hash) >>> AgentTable.STRIPE_BITS) & (slots.length - 1);
    }
}
