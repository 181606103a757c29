package dev.kairos.core.internal.outbox;

import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.reach.Delivery;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.reach.Notifier;
import dev.kairos.api.reach.OutboxLimits;
import dev.kairos.api.reach.Outgoing;
import dev.kairos.core.internal.time.HostTime;
import dev.kairos.core.journal.InMemoryJournal;
import dev.kairos.core.secret.SecretScanners;
import dev.kairos.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** An outbox under virtual time with one notifier, whose answers are scripted. */
final class PostOffice implements Notifier {

    final List<String> delivered = new ArrayList<>();
    final List<String> keys = new ArrayList<>();
    boolean deduplicates;
    boolean lockScreen;
    int maxText = 4_000;
    Set<String> shown = Set.of();
    RuntimeException fails;
    private final Deque<Delivery> answers = new ArrayDeque<>();
    private VirtualTime time;
    private InMemoryJournal journal;
    private Post post;

    PostOffice(String start) {
        time = VirtualTime.startingAt(start);
        journal = InMemoryJournal.create(time);
    }

    Post open(OutboxLimits limits) {
        HostTime hostTime = new HostTime(time, time, time, time, null);
        Post.Settings settings = new Post.Settings(List.of(this), shown, Set.of(), limits);
        post = new Post(hostTime, journal, SecretScanners.standard(), settings, outgoing -> {});
        post.start();
        return post;
    }

    Post post() {
        return post;
    }

    Journal journal() {
        return journal;
    }

    void answers(Delivery... scripted) {
        answers.addAll(List.of(scripted));
    }

    void settle() {
        time.settle();
    }

    void pass(Duration duration) {
        time.advance(duration);
    }

    /** The process dies. */
    void crash() {
        journal.close();
        time = VirtualTime.startingAt(time.instant().plusSeconds(1).toString());
        journal = journal.reopen();
    }

    List<Outgoing.State> states() {
        return post.list().stream().map(Outgoing::state).toList();
    }

    List<String> kinds() {
        return entries().stream().map(Entry::kind).toList();
    }

    List<String> payloads() {
        return entries().stream().map(Entry::payload).toList();
    }

    private List<Entry> entries() {
        return journal.read(OutboxBook.STREAM, 0, 10_000);
    }

    @Override
    public String name() {
        return "phone";
    }

    @Override
    public Delivery deliver(Notice notice) {
        delivered.add(notice.content().text());
        keys.add(notice.key());
        if (fails != null) {
            throw fails;
        }
        return answers.isEmpty() ? new Delivery.Confirmed("n" + delivered.size()) : answers.remove();
    }

    @Override
    public boolean deduplicates() {
        return deduplicates;
    }

    @Override
    public boolean showsOnLockScreen() {
        return lockScreen;
    }

    @Override
    public int maxText() {
        return maxText;
    }
}
