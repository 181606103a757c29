package dev.kairos.core.internal.outbox;

import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.oversight.SecretScanner;
import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.reach.Notifier;
import dev.kairos.api.reach.Outbox;
import dev.kairos.api.reach.OutboxLimits;
import dev.kairos.api.reach.Outgoing;
import dev.kairos.core.internal.time.HostTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The outbox of a runtime: takes notices in, and has a courier for each notifier. */
public final class Post implements Outbox, AutoCloseable {

    private static final int MOST_PARTS = 20;

    private final HostTime time;
    private final SecretScanner secrets;
    private final Settings settings;
    private final Consumer<Outgoing> listener;
    private final OutboxBook book;
    private final Map<String, Courier> couriers = new LinkedHashMap<>();
    private final Object lock = new Object();
    private volatile boolean closed;

    /**
     * What an outbox works with.
     *
     * @param notifiers who delivers
     * @param shown the names of notifiers that show all words on locked devices
     * @param asking the names of channels on which approvals are asked
     * @param limits when it sends
     */
    public record Settings(List<Notifier> notifiers, Set<String> shown, Set<String> asking, OutboxLimits limits) {

        /** Copies. */
        public Settings {
            notifiers = List.copyOf(notifiers);
            shown = Set.copyOf(shown);
            asking = Set.copyOf(asking);
        }
    }

    /** Opens the outbox of a journal; what was under way when it was closed is settled with the first look. */
    public Post(HostTime time, Journal journal, SecretScanner secrets, Settings settings, Consumer<Outgoing> listener) {
        this.time = time;
        this.secrets = secrets;
        this.settings = settings;
        this.listener = listener;
        this.book = new OutboxBook(journal);
        settings.notifiers().forEach(notifier -> couriers.put(notifier.name(), new Courier(this, notifier)));
    }

    /** Begins to deliver. */
    public void start() {
        couriers.values().forEach(Courier::wake);
    }

    @Override
    public void send(String notifier, Notice notice) {
        Courier courier = couriers.get(notifier);
        if (courier == null) {
            throw new IllegalArgumentException(
                    "there is no notifier '" + notifier + "' among " + couriers.keySet() + ": add it to the runtime");
        }
        Notice clean = notice.content(clean(notice.content()));
        List<String> parts = Split.of(
                clean.content().text(), Math.max(100, courier.notifier().maxText()));
        if (parts.size() > MOST_PARTS) {
            parts = new ArrayList<>(parts.subList(0, MOST_PARTS));
            parts.add("… (cut: it was " + clean.content().text().length() + " characters long)");
        }
        synchronized (lock) {
            for (int i = 0; i < parts.size(); i++) {
                queue(notifier, part(clean, parts.get(i), i));
            }
        }
        courier.wake();
    }

    private void queue(String notifier, Notice notice) {
        String key = notifier + "\n" + notice.to() + "\n" + notice.key();
        book.offer(key, OutboxFact.queued(time.now(), notifier, notice, List.of()));
    }

    private static Notice part(Notice notice, String text, int number) {
        String key = number == 0 ? notice.key() : notice.key() + SendingRules.PART + (number + 1);
        Content content = notice.content().text(text);
        return new Notice(key, notice.agent(), notice.to(), notice.severity(), content, notice.isReply());
    }

    private Content clean(Content content) {
        List<Content.Action> actions = content.actions(); // Made by code, of tokens that are meant to be sent.
        return new Content(secrets.redact(content.title()), secrets.redact(content.text()), content.link(), actions);
    }

    @Override
    public List<Outgoing> list() {
        synchronized (lock) {
            book.catchUp();
            return book.state().notices();
        }
    }

    @Override
    public boolean resend(String id) {
        Outgoing.State before = stateOf(id);
        if (before != Outgoing.State.FAILED && before != Outgoing.State.UNKNOWN) {
            return false;
        }
        offer(OutboxFact.resent(time.now(), id));
        start();
        return true;
    }

    @Override
    public boolean cancel(String id) {
        offer(OutboxFact.ended(time.now(), id, Outgoing.State.CANCELLED, "a person took it back"));
        return stateOf(id) == Outgoing.State.CANCELLED;
    }

    private Outgoing.State stateOf(String id) {
        return find(id).map(Outgoing::state).orElse(Outgoing.State.CONFIRMED);
    }

    /** Journals something beside the notices. */
    void offer(Draft draft) {
        synchronized (lock) {
            book.offer(null, draft);
        }
    }

    /** Takes a token: of two who come with it, one. {@code null} if it is none, is used, expired or of another channel. */
    @Nullable
    Offer redeem(String hash, String channel) {
        synchronized (lock) {
            Offer offer = offered(hash, channel);
            if (offer == null) {
                return null;
            }
            boolean first = book.offer("redeem " + hash, OutboxFact.redeemed(time.now(), hash));
            return first ? offer : null;
        }
    }

    /** What a token is for, without taking it. {@code null} if it is none, is used, expired or of another channel. */
    @Nullable
    Offer offered(String hash, String channel) {
        synchronized (lock) {
            book.catchUp();
            Offer offer = book.state().offer(hash);
            boolean holds = offer != null
                    && offer.channel().equals(channel)
                    && offer.expires().isAfter(time.now());
            return holds ? offer : null;
        }
    }

    /** Whether a notice was put into the outbox. */
    boolean isQueued(String notifier, String key) {
        return !parts(notifier, key).isEmpty();
    }

    /** The parts in which a notice for whom the notifier was made for was put into the outbox. */
    List<Outgoing> parts(String notifier, String key) {
        return list().stream()
                .filter(o -> o.notifier().equals(notifier)
                        && SendingRules.whole(o.notice().key()).equals(key))
                .toList();
    }

    /** Whether a notifier shows the words that it is given. */
    boolean shows(Notifier notifier) {
        return !notifier.showsOnLockScreen() || settings.shown().contains(notifier.name());
    }

    String clean(String text) {
        return secrets.redact(text);
    }

    HostTime time() {
        return time;
    }

    Settings settings() {
        return settings;
    }

    OutboxBook book() {
        return book;
    }

    Object lock() {
        return lock;
    }

    boolean isClosed() {
        return closed;
    }

    void changed(Outgoing outgoing) {
        listener.accept(outgoing);
    }

    /** Rests the book if no courier is under way. */
    void restIfIdle() {
        if (couriers.values().stream().noneMatch(Courier::isSending)) {
            book.rest();
        }
    }

    /** Whether a courier of this process has handed the notice over and waits for what comes of it. */
    boolean isUnderWay(String id) {
        return couriers.values().stream().anyMatch(courier -> courier.isSending(id));
    }

    /** Ends delivering in this process. */
    @Override
    public void close() {
        closed = true;
        couriers.values().forEach(Courier::stop);
        synchronized (lock) {
            restIfIdle();
        }
    }
}
