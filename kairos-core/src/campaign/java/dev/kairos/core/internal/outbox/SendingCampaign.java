package dev.kairos.core.internal.outbox;

import dev.kairos.api.AgentId;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Delivery;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.reach.Notifier;
import dev.kairos.api.reach.OutboxLimits;
import dev.kairos.api.reach.Outgoing;
import dev.kairos.api.reach.Severity;
import dev.kairos.core.internal.time.HostTime;
import dev.kairos.core.journal.InMemoryJournal;
import dev.kairos.core.secret.SecretScanners;
import dev.kairos.testkit.VirtualTime;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The process dies at every step of sending, before and after it: what the far side got, and what is shown of the rest. */
public final class SendingCampaign {

    private static final Set<String> STEPS = Set.of("offer", "append", "acquire", "checkpoint", "release");
    private static final int NOTICES = 4;

    private final int step;
    private final boolean after;
    private final boolean deduplicates;
    private final Map<String, Integer> taken = new HashMap<>();
    private final List<String> acknowledged = new ArrayList<>();
    private VirtualTime time = VirtualTime.startingAt("2026-03-01T12:00:00Z");
    private InMemoryJournal journal = InMemoryJournal.create(time);
    private int steps;
    private boolean armed = true;

    private SendingCampaign(int step, boolean after, boolean deduplicates) {
        this.step = step;
        this.after = after;
        this.deduplicates = deduplicates;
    }

    /**
     * What came of it.
     *
     * @param crashes how often the process died
     * @param resends how often the far side got a notice again though it does not deduplicate and nobody asked for it
     * @param lost how many acknowledged notices it never got though they are not shown as unknown
     * @param unknown how many notices are shown as unknown
     * @param unsettled how many notices came to no last state
     */
    public record Result(int crashes, int resends, int lost, int unknown, int unsettled) {

        private Result plus(Result other) {
            return new Result(
                    crashes + other.crashes,
                    resends + other.resends,
                    lost + other.lost,
                    unknown + other.unknown,
                    unsettled + other.unsettled);
        }
    }

    /** The process dies. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Runs the campaign: each step, before and after, with a far side that deduplicates and one that does not. */
    public static Result run() {
        Result all = new Result(0, 0, 0, 0, 0);
        for (boolean deduplicates : new boolean[] {false, true}) {
            for (boolean after : new boolean[] {false, true}) {
                Result each = new Result(1, 0, 0, 0, 0);
                for (int step = 1; each.crashes() == 1; step++) {
                    each = new SendingCampaign(step, after, deduplicates).go();
                    all = all.plus(each);
                }
            }
        }
        return all;
    }

    private Result go() {
        int crashes = 0;
        try {
            sendAll(open());
        } catch (Killed killed) {
            crashes = 1;
        }
        armed = false;
        journal.close();
        time = VirtualTime.startingAt(time.instant().plusSeconds(1).toString());
        journal = journal.reopen();
        Post post = open();
        time.advance(Duration.ofDays(1));
        return count(post.list(), crashes);
    }

    private void sendAll(Post post) {
        for (int i = 0; i < NOTICES; i++) {
            Notice notice = Notice.news("k" + i, AgentId.of("a1"), Severity.NORMAL, Content.of("", "notice " + i));
            post.send("far", notice);
            acknowledged.add(notice.key());
            time.settle();
        }
        time.advance(Duration.ofHours(1));
    }

    private Result count(List<Outgoing> shown, int crashes) {
        int resends = 0;
        int lost = 0;
        int unknown = 0;
        int unsettled = 0;
        for (Outgoing outgoing : shown) {
            unknown += outgoing.state() == Outgoing.State.UNKNOWN ? 1 : 0;
            unsettled += outgoing.state().isFinal() ? 0 : 1;
        }
        for (String key : acknowledged) {
            int times = taken.getOrDefault(key, 0);
            resends += deduplicates ? 0 : Math.max(0, times - 1);
            boolean isShown =
                    shown.stream().anyMatch(o -> o.notice().key().equals(key) && o.state() == Outgoing.State.UNKNOWN);
            lost += times == 0 && !isShown ? 1 : 0;
        }
        return new Result(crashes, resends, lost, unknown, unsettled);
    }

    private Post open() {
        HostTime hostTime = new HostTime(time, time, time, time, null);
        Post.Settings settings =
                new Post.Settings(List.of(new Far()), Set.of(), Set.of(), OutboxLimits.defaults(ZoneOffset.UTC));
        Post post = new Post(hostTime, mortal(journal), SecretScanners.standard(), settings, outgoing -> {});
        post.start();
        return post;
    }

    private void step(Runnable work) {
        boolean last = armed && ++steps == step;
        if (last && !after) {
            throw new Killed();
        }
        work.run();
        if (last) {
            throw new Killed();
        }
    }

    /** A far side that takes everything, in a process that may die while it is called. */
    private final class Far implements Notifier {

        @Override
        public String name() {
            return "far";
        }

        @Override
        public Delivery deliver(Notice notice) {
            step(() -> taken.merge(notice.key(), 1, Integer::sum));
            return new Delivery.Confirmed("");
        }

        @Override
        public boolean deduplicates() {
            return deduplicates;
        }
    }

    private Journal mortal(Journal of) {
        return (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, arguments) -> {
                    Object[] result = new Object[1];
                    Runnable call = () -> {
                        try {
                            result[0] = method.invoke(of, arguments);
                        } catch (InvocationTargetException e) {
                            throw new IllegalStateException(e.getCause());
                        } catch (IllegalAccessException e) {
                            throw new IllegalStateException(e);
                        }
                    };
                    if (STEPS.contains(method.getName())) {
                        step(call);
                    } else {
                        call.run();
                    }
                    return result[0];
                });
    }
}
