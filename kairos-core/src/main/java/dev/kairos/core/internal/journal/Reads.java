package dev.kairos.core.internal.journal;

import dev.kairos.api.AgentId;
import dev.kairos.api.journal.Checkpoint;
import dev.kairos.api.journal.Entry;
import dev.kairos.core.internal.journal.EntryReader.Span;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is durable, and waits for what is about to be.
 *
 * <p>The order of locks is: segments for reading, then a stripe, then the log.
 */
final class Reads {

    private final Segments segments;
    private final AgentTable agents;
    private final CommitLog log;

    Reads(Segments segments, AgentTable agents, CommitLog log) {
        this.segments = segments;
        this.agents = agents;
        this.log = log;
    }

    List<Entry> entries(AgentId id, long after, int limit) {
        return reading(() -> {
            Span span = span(id, after, limit);
            return span == null ? List.<Entry>of() : new EntryReader(segments, id).entries(span);
        });
    }

    Optional<Checkpoint> checkpoint(AgentId id) {
        return reading(() -> {
            long position = ask(id, FileAgent::checkpointAt);
            if (position == Position.NONE) {
                return Optional.empty();
            }
            log.awaitDurable(position);
            return Optional.of(new EntryReader(segments, id).checkpoint(position));
        });
    }

    /** Makes sure that an agent's link is in memory: after a restart it is not. For a caller that holds no lock. */
    void lookUpLink(AgentId id) {
        if (ask(id, agent -> agent.lacksLink() ? 1 : 0) == 0) {
            return;
        }
        reading(() -> {
            Span last = span(id, ask(id, FileAgent::last) - 1, 1);
            if (last != null) {
                RecordView record = new EntryReader(segments, id).record(last.to(), last.startAt());
                setLink(id, last.to(), Link.to(record.stable(), Link.sha256()));
            }
            return true;
        });
    }

    private void setLink(AgentId id, long sequence, Link link) {
        Stripe stripe = agents.stripe(id);
        stripe.lock();
        try {
            FileAgent agent = stripe.find(id.value());
            if (agent != null && agent.last() == sequence) {
                agent.link(link);
            }
        } finally {
            stripe.unlock();
        }
    }

    private @Nullable Span span(AgentId id, long after, int limit) {
        Stripe stripe = agents.stripe(id);
        Span span;
        long newest;
        stripe.lock();
        try {
            FileAgent agent = stripe.find(id.value());
            if (agent == null) {
                return null;
            }
            span = Span.after(agent, after, limit);
            newest = agent.newestPosition();
        } finally {
            stripe.unlock();
        }
        log.awaitDurable(newest);
        return span;
    }

    private long ask(AgentId id, ToLongFunction<FileAgent> question) {
        Stripe stripe = agents.stripe(id);
        stripe.lock();
        try {
            FileAgent agent = stripe.find(id.value());
            return agent == null ? 0 : question.applyAsLong(agent);
        } finally {
            stripe.unlock();
        }
    }

    private <T> T reading(Reading<T> reading) {
        segments.reading().lock();
        try {
            log.checkOpen();
            return reading.run();
        } catch (IOException e) {
            throw Failures.unreadable(segments.path(), e);
        } finally {
            segments.reading().unlock();
        }
    }

    private interface Reading<T> {
        T run() throws IOException;
    }
}
