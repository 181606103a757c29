package dev.kairos.core.internal.outbox;

import dev.kairos.api.AgentId;
import dev.kairos.api.agent.KairosListener;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.reach.Channel;
import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.reach.Severity;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.Fact;
import dev.kairos.core.internal.fact.FactCodec;
import dev.kairos.core.internal.fact.InboxFact;
import dev.kairos.core.internal.outbox.OutboxFact.Followed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows what agents say: an answer goes back to the conversation that it answers, news go to the agent's notifiers. It reads the
 * same entries that the listener hears, so that what a crash cut off between an outcome and the outbox is made up for.
 */
final class Correspondence implements KairosListener {

    private static final Set<String> KINDS =
            Set.of(Fact.Kind.MESSAGE_RECEIVED.label(), Fact.Kind.BEAT_STARTED.label(), Fact.Kind.BEAT_ENDED.label());
    private static final int PAGE = 256;

    private final Post post;
    private final Journal journal;
    private final Set<String> channels;
    private final Map<AgentId, Line> threads = new ConcurrentHashMap<>();

    Correspondence(Post post, Journal journal, Set<String> channels) {
        this.post = post;
        this.journal = journal;
        this.channels = Set.copyOf(channels);
    }

    /** The name by which an agent knows a conversation on a channel. */
    static String thread(Channel channel, String to) {
        return channel.name() + ":" + to;
    }

    /** Follows an agent from where it was followed last, or from now on. */
    void follow(AgentId agent, List<String> notifiers) {
        Followed upTo;
        synchronized (post.lock()) {
            upTo = post.book().state().follows(agent) ? post.book().state().followed(agent) : begin(agent);
        }
        Line thread = new Line(notifiers, upTo);
        threads.put(agent, thread);
        List<Entry> page;
        do {
            page = journal.read(agent, thread.read, PAGE);
            page.forEach(this::onEntry);
        } while (page.size() == PAGE);
    }

    private Followed begin(AgentId agent) {
        long last = journal.checkpoint(agent).map(c -> c.sequence()).orElse(0L);
        List<Entry> page;
        do {
            page = journal.read(agent, last, PAGE);
            last = page.isEmpty() ? last : page.get(page.size() - 1).sequence();
        } while (page.size() == PAGE);
        Followed now = new Followed(last, last);
        post.book().offer("follow " + agent, OutboxFact.followed(post.time().now(), agent, now));
        return now;
    }

    @Override
    public void onEntry(Entry entry) {
        Line thread = threads.get(entry.agent());
        if (thread == null || entry.sequence() <= thread.read) {
            return;
        }
        thread.read = entry.sequence();
        if (!KINDS.contains(entry.kind())) {
            return;
        }
        Fact fact = FactCodec.fact(entry);
        if (fact instanceof InboxFact.Said said) {
            thread.waiting.put(entry.sequence(), said.thread());
        } else if (fact instanceof BeatFact.Started started) {
            thread.begin(started);
        } else if (fact instanceof BeatFact.Ended ended && entry.sequence() > thread.ended) {
            ended(entry, thread, ended);
        }
    }

    private void ended(Entry entry, Line thread, BeatFact.Ended ended) {
        BeatOutcome outcome = ended.outcome();
        if (outcome.kind() == BeatOutcome.Kind.FAILED || outcome.kind() == BeatOutcome.Kind.INTERRUPTED) {
            return; // What woke the beat is not consumed: a later one answers.
        }
        Set<String> answered = thread.answered();
        thread.ended = entry.sequence();
        List<Runnable> sends = new ArrayList<>();
        String key = entry.agent() + "/" + ended.beat();
        if (!outcome.summary().isBlank()) {
            answered.stream().filter(this::isOnChannel).forEach(to -> sends.add(() -> reply(entry, key, to, outcome)));
            if (answered.isEmpty() && outcome.kind() == BeatOutcome.Kind.NOTIFIED) {
                thread.routes.forEach(notifier -> sends.add(() -> news(entry, key, notifier, outcome)));
            }
        }
        if (!sends.isEmpty()) {
            Followed upTo = thread.upTo();
            post.time().work().execute(() -> {
                sends.forEach(Runnable::run);
                post.offer(OutboxFact.followed(post.time().now(), entry.agent(), upTo));
            });
        }
    }

    private boolean isOnChannel(String thread) {
        int colon = thread.indexOf(':');
        return colon > 0 && channels.contains(thread.substring(0, colon));
    }

    private void reply(Entry entry, String key, String thread, BeatOutcome outcome) {
        int colon = thread.indexOf(':');
        Content content = Content.of("", outcome.report());
        post.send(thread.substring(0, colon), Notice.reply(key, entry.agent(), thread.substring(colon + 1), content));
    }

    private void news(Entry entry, String key, String notifier, BeatOutcome outcome) {
        Content content = Content.of(entry.agent().value(), outcome.report());
        post.send(notifier, Notice.news(key, entry.agent(), Severity.NORMAL, content));
    }

    /** One agent's correspondence. Used by one thread at a time. */
    private static final class Line {

        private final List<String> notifiers;
        private final Map<Long, String> waiting = new LinkedHashMap<>();
        private List<String> routes;
        private BeatFact.@Nullable Started beat;
        private long read;
        private long ended;

        Line(List<String> notifiers, Followed upTo) {
            this.notifiers = List.copyOf(notifiers);
            this.routes = this.notifiers;
            this.read = upTo.read();
            this.ended = upTo.ended();
        }

        /** Who gets what a beat says is settled when it begins. */
        void begin(BeatFact.Started started) {
            beat = started;
            routes = notifiers;
        }

        /** The conversations that the beat that has ended answers; people who wait for a future have their answer. */
        Set<String> answered() {
            BeatFact.Started ended = beat;
            Set<String> conversations = new LinkedHashSet<>();
            if (ended != null) {
                ended.questions().forEach(question -> conversations.add(question.thread()));
                waiting.entrySet().removeIf(said -> {
                    boolean isRead = said.getKey() <= ended.upTo();
                    if (isRead) {
                        conversations.add(said.getValue());
                    }
                    return isRead;
                });
            }
            beat = null;
            return conversations;
        }

        Followed upTo() {
            long oldest = waiting.isEmpty()
                    ? ended
                    : Math.min(ended, waiting.keySet().iterator().next() - 1);
            return new Followed(oldest, ended);
        }
    }
}
