package dev.kairos.core.reach;

import dev.kairos.api.reach.Channel;
import dev.kairos.api.reach.Notifier;
import dev.kairos.api.reach.OutboxLimits;
import dev.kairos.api.reach.Outgoing;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How the agents of a runtime reach people. Immutable.
 *
 * <pre>{@code
 * Kairos.builder()
 *         .reach(Reach.by(Notifiers.ntfy("phone", topic)).limits(OutboxLimits.defaults(zone).quiet("22:00", "07:00")))
 * }</pre>
 */
public final class Reach {

    private final List<Notifier> notifiers;
    private final Set<String> shown;
    private final Set<String> asking;
    private final OutboxLimits limits;
    private final Consumer<Outgoing> listener;

    private Reach(
            List<Notifier> notifiers,
            Set<String> shown,
            Set<String> asking,
            OutboxLimits limits,
            Consumer<Outgoing> listener) {
        this.notifiers = List.copyOf(notifiers);
        this.shown = Set.copyOf(shown);
        this.asking = Set.copyOf(asking);
        this.limits = limits;
        this.listener = listener;
    }

    /**
     * Names who delivers what agents say.
     *
     * @param notifiers notifiers and channels; names are unique
     * @return the settings, with {@link OutboxLimits#defaults} in the system's zone
     */
    public static Reach by(Notifier... notifiers) {
        OutboxLimits limits = OutboxLimits.defaults(ZoneId.systemDefault());
        return new Reach(List.of(notifiers), Set.of(), Set.of(), limits, outgoing -> {});
    }

    /**
     * Returns these settings with a further notifier.
     *
     * @param notifier the notifier or channel
     * @return the settings
     */
    public Reach and(Notifier notifier) {
        List<Notifier> more = new ArrayList<>(notifiers);
        more.add(notifier);
        return new Reach(more, shown, asking, limits, listener);
    }

    /**
     * Returns these settings with notifiers that show all words where anybody who holds the device can read them. By default such
     * a notifier says only that there is something to read.
     *
     * @param names the names of the notifiers
     * @return the settings
     */
    public Reach showingAll(String... names) {
        Set<String> more = new HashSet<>(shown);
        more.addAll(List.of(names));
        return new Reach(notifiers, more, asking, limits, listener);
    }

    /**
     * Returns these settings with channels on which owners are asked for approvals, and answer them with one touch or by a reply. By
     * default none: then notifiers tell that something is asked. The exact action is shown first; a channel that hides words on
     * locked devices has to be one of {@link #showingAll} for that.
     *
     * @param channels the names of channels that authenticate senders
     * @return the settings
     */
    public Reach approvals(String... channels) {
        Set<String> more = new HashSet<>(asking);
        more.addAll(List.of(channels));
        return new Reach(notifiers, shown, more, limits, listener);
    }

    /**
     * Returns these settings with other limits.
     *
     * @param limits when the outbox sends
     * @return the settings
     */
    public Reach limits(OutboxLimits limits) {
        return new Reach(notifiers, shown, asking, Objects.requireNonNull(limits, "limits"), listener);
    }

    /**
     * Returns these settings with a listener.
     *
     * @param listener hears of every notice that came to another state by an attempt; on a worker thread, must not block
     * @return the settings
     */
    public Reach listener(Consumer<Outgoing> listener) {
        return new Reach(notifiers, shown, asking, limits, Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Tells what is wrong with these settings.
     *
     * @return a line for each mistake; empty if there is none
     */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Notifier notifier : notifiers) {
            if (!notifier.name().matches("[a-z0-9-]{1,40}")) {
                problems.add("notifier name '" + notifier.name() + "' must be 1-40 of a-z, 0-9 and '-'");
            } else if (!names.add(notifier.name())) {
                problems.add("there are two notifiers named '" + notifier.name() + "': rename one");
            }
        }
        for (String name : shown) {
            if (!names.contains(name)) {
                problems.add("showingAll names '" + name + "', which is no notifier among " + names);
            }
        }
        for (String name : asking) {
            if (notifiers.stream().noneMatch(n -> n.name().equals(name) && isAuthenticating(n))) {
                problems.add("approvals names '" + name + "', which is no channel that authenticates senders");
            }
        }
        return problems;
    }

    private static boolean isAuthenticating(Notifier notifier) {
        return notifier instanceof Channel channel && channel.authenticates();
    }

    /**
     * Returns where approvals are asked.
     *
     * @return names of channels
     */
    public Set<String> asking() {
        return asking;
    }

    /**
     * Returns who delivers.
     *
     * @return notifiers and channels
     */
    public List<Notifier> notifiers() {
        return notifiers;
    }

    /**
     * Returns who shows all words on locked devices.
     *
     * @return names of notifiers
     */
    public Set<String> showingAll() {
        return shown;
    }

    /**
     * Returns when the outbox sends.
     *
     * @return the limits
     */
    public OutboxLimits limits() {
        return limits;
    }

    /**
     * Returns the listener.
     *
     * @return hears of changes
     */
    public Consumer<Outgoing> listener() {
        return listener;
    }
}
