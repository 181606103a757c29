package dev.kairos.core.internal.journal;

import dev.kairos.api.AgentId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Builds the table of agents from all records, in the order of the log. */
final class Fold implements FrameReader.Visitor {

    private final String path;
    private final AgentTable agents;
    private final MessageDigest sha256 = Link.sha256();

    Fold(String path, AgentTable agents) {
        this.path = path;
        this.agents = agents;
    }

    @Override
    public void record(RecordView record, long position) {
        RecordType type = record.type();
        if (type == null || record.isNewer()) {
            throw Failures.newerRecord(path, position);
        }
        switch (type) {
            case ENTRY -> entry(record, position);
            case CHECKPOINT -> checkpoint(record, position);
            case KEYS -> keys(record, position);
            case ROSTER, RELEASED, CLOSED -> {
                // They say nothing about agents.
            }
        }
    }

    private void entry(RecordView record, long position) {
        FileAgent agent = agent(record, position);
        agent.sawEpoch(record.epoch());
        agent.stands(sequence(record.sequence(), 1, position), position);
        byte[] key = record.key();
        if (key != null) {
            agent.keysForAdding().add(KeyHash.of(key, sha256), record.sequence());
        }
    }

    private void checkpoint(RecordView record, long position) {
        long last = sequence(record.int64(Layout.LAST_SEQUENCE), 0, position);
        FileAgent agent = agent(record, position);
        agent.sawEpoch(record.epoch());
        agent.checkpoint(position, record.int64(Layout.RETAIN_FROM), last, record.link());
    }

    private void keys(RecordView record, long position) {
        KeySet keys = agent(record, position).keysForAdding();
        keys.addAll(record.payloadBytes());
        keys.saved(position, record.sequence());
    }

    private FileAgent agent(RecordView record, long position) {
        Stripe stripe = agents.stripe(record);
        FileAgent known = stripe.find(record);
        return known != null ? known : stripe.add(name(record, position));
    }

    private byte[] name(RecordView record, long position) {
        byte[] name = record.agent();
        try {
            AgentId.of(new String(name, StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw damaged(position, "the name of an agent is none");
        }
        return name;
    }

    private long sequence(long sequence, long least, long position) {
        if (sequence < least || sequence > KeyHash.SEQUENCE) {
            throw damaged(position, "the sequence " + sequence + " is out of range");
        }
        return sequence;
    }

    private RuntimeException damaged(long position, String what) {
        return Failures.corrupt(path, Segment.name(Position.segment(position)), Position.offset(position), what);
    }
}
