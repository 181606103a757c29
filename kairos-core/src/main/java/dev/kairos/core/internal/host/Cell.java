package dev.kairos.core.internal.host;

import dev.kairos.api.AgentId;
import dev.kairos.api.agent.AgentClosedException;
import dev.kairos.api.agent.AgentStatus.Phase;
import dev.kairos.api.event.Cause;
import dev.kairos.api.event.InboxFullException;
import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.JournalException;
import dev.kairos.api.journal.LeaseLostException;
import dev.kairos.api.journal.Receipt;
import dev.kairos.api.oversight.Overseer;
import dev.kairos.api.time.Timers;
import dev.kairos.core.internal.beat.Prompt;
import dev.kairos.core.internal.beat.Proposal;
import dev.kairos.core.internal.dream.DreamRun;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.Configured;
import dev.kairos.core.internal.fact.Fact;
import dev.kairos.core.internal.fact.InboxFact;
import dev.kairos.core.internal.oversight.Brake;
import dev.kairos.core.internal.state.AgentState;
import dev.kairos.core.internal.state.Asking;
import dev.kairos.core.internal.state.BeatState;
import dev.kairos.core.internal.time.HostTime;
import dev.kairos.core.internal.time.HostTime.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * One agent in this process: folds its entries, wakes it, has its beats performed. All that it knows for good is in the
 * journal; what it holds besides (causes that have come, questions, the pending deadline) is lost with the process without
 * loss of anything acknowledged. As a task it is its own alarm: very many agents are at rest.
 */
final class Cell extends Mailbox implements Runnable {

    /** How many events an inbox holds. */
    static final int MOST_WAITING = 1_000;

    private static final Duration LEASE_GRACE = Duration.ofMinutes(1);
    private static final int MOST_RECOVERIES = 3;

    private final Host host;
    private final Definition definition;
    private final Book book;
    private final Brake brake;
    private final @Nullable Mind mind;
    private @Nullable Questions questions;
    private volatile Phase phase = Phase.RESTING;
    /** When it wakes by itself. */
    private volatile @Nullable Instant wakeAt;

    private Timers.@Nullable Pending alarm;
    private @Nullable Instant heldUntil;
    private Set<Cause> causes = Set.of();
    private @Nullable Forgettings toForget;

    private int owedSlots;
    /** When a wake last found nothing to do, in milliseconds since 1970; 0 for never. */
    private long skippedAt;

    private boolean isAdmitted;
    private volatile @Nullable CellDreams dreams;
    private volatile @Nullable Instant wakingSince;
    private volatile @Nullable Instant queuedSince;
    private volatile boolean hasFailed;
    private volatile boolean isEquipped;
    /** How often in a row the lease was taken again without anything being written. */
    private int recoveries;

    Cell(Host host, Definition definition) {
        this.host = host;
        this.definition = definition;
        this.book = new Book(this);
        this.brake = host.brake(definition.config().id());
        this.mind = host.mind(definition);
    }

    @Override
    HostTime time() {
        return host.time();
    }

    AgentId id() {
        return definition.config().id();
    }

    Host host() {
        return host;
    }

    Definition definition() {
        return definition;
    }

    Book book() {
        return book;
    }

    Brake brake() {
        return brake;
    }

    /** What it remembers with, or {@code null} if its host gave it no memory. */
    @Nullable
    Mind mind() {
        return mind;
    }

    /** Whether it may not act. */
    boolean isHalted() {
        return brake.isHalted();
    }

    AgentState state() {
        return book.state();
    }

    Questions questions() {
        if (questions == null) {
            questions = new Questions();
        }
        return questions;
    }

    Phase phase() {
        return phase;
    }

    boolean isClosed() {
        return phase == Phase.CLOSED;
    }

    /** Whether it was closed because it could not go on. */
    boolean hasFailed() {
        return hasFailed;
    }

    /** Since when it looks and remembers, or {@code null}. */
    @Nullable
    Instant wakingSince() {
        return wakingSince;
    }

    /** Since when it waits to be admitted, or {@code null}. */
    @Nullable
    Instant queuedSince() {
        return queuedSince;
    }

    /** Whether its skills run. */
    boolean isEquipped() {
        return isEquipped;
    }

    void equipped(boolean started) {
        isEquipped = started;
    }

    /** When the agent wakes by itself, or {@code null}. */
    @Nullable
    Instant wakeAt() {
        return wakeAt;
    }

    // ---- from any thread

    /** Puts a fact through the inbox door. */
    Receipt put(Fact fact, @Nullable String key, Origin origin, Cause cause) {
        int waiting = state().inbox().size();
        if (isClosed()) {
            throw new AgentClosedException(id());
        } else if (waiting >= MOST_WAITING && fact instanceof InboxFact) {
            throw new InboxFullException(id(), waiting);
        }
        return host.journal()
                .offer(
                        id(),
                        key,
                        host.writer().write(fact, time().now(), origin, cause).draft());
    }

    // ---- steps: life

    /** Reads the agent's journal and journals its configuration. */
    void load() {
        book.load();
        heed();
        if (!state().config().equals(definition.digest())) {
            if (!book.open(leaseTime())) {
                throw new JournalException(
                        JournalException.Reason.LOCKED,
                        "agent '" + id() + "' is run by another host: stop it there, or wait for its lease to end",
                        null);
            }
            book.commit(proposal().add(new Configured(definition.digest())));
            book.rest();
        }
        DreamRun run = host.dreams(definition, brake);
        if (run != null && definition.dream() != null) {
            dreams = new CellDreams(this, definition.dream(), run);
        }
    }

    /** The agent's dreams, or {@code null} if it has none. */
    @Nullable
    CellDreams dreams() {
        return dreams;
    }

    /** Sets the pending deadline anew; a step. */
    void rearm() {
        if (phase == Phase.RESTING) {
            arm();
        }
    }

    /** Goes on where the agent was. */
    void begin() {
        new Resumption(this).begin();
    }

    /** A step that is under way while the agent is closed does not bring it back. */
    synchronized void enter(Phase next) {
        if (phase != Phase.CLOSED) {
            phase = next;
        }
    }

    /** Ends the agent's life in this process; what is under way goes on at the next start. */
    void close(String why) {
        enter(Phase.CLOSED);
        disarm();
        leave();
        questions().fail(id(), why);
        if (toForget != null) {
            toForget.fail();
            toForget = null;
        }
    }

    @Override
    void failed(Throwable failure) {
        if (isClosed()) {
            return;
        } else if (failure instanceof LeaseLostException && recoveries < MOST_RECOVERIES) {
            recoveries++;
            LoggerFactory.getLogger(Cell.class)
                    .warn("agent '{}' goes on as after a restart: {}", id(), failure.getMessage());
            enqueue(new Resumption(this)::goOn);
        } else {
            hasFailed = true;
            LoggerFactory.getLogger(Cell.class)
                    .error("agent '{}' cannot go on in this process: {}", id(), failure.getMessage(), failure);
            close("it cannot go on: " + failure.getMessage());
            host.listeners().tell(new Handle(this).status());
        }
    }

    // ---- steps: waking and resting

    /** Something came through the inbox door; with a cause, it wakes the agent. */
    void arrived(@Nullable Cause cause) {
        book.catchUp();
        heed();
        if (cause != null) {
            poke(cause);
        } else if (phase == Phase.RESTING && state().supervision().approvals().nextExpiry() != null) {
            arm();
        }
    }

    /** Follows what the journal says of pauses and stops. */
    private void heed() {
        if (state().supervision().mode() == Overseer.Mode.RUNNING) {
            brake.release();
        } else {
            brake.halt();
        }
    }

    /** The agent, or its host, may act again. */
    void resumed() {
        book.catchUp();
        heed();
        if (phase == Phase.RESTING && !isHalted()) {
            begin();
        }
    }

    /** Has a task run once the current step is over. */
    void after(Runnable task) {
        effect(Lane.WORK, task);
    }

    /** Wakes the agent, now or once it rests and nothing holds it back. */
    void poke(Cause cause) {
        if (!isClosed()) {
            Set<Cause> more = new LinkedHashSet<>(causes);
            more.add(cause);
            causes = more;
            wakeUnlessTooSoon();
        }
    }

    /** Wakes the agent for what has come, or brings the deadline forward to when that may be. */
    private void wakeUnlessTooSoon() {
        Instant free = nextWake(time().now()).free();
        Instant next = wakeAt;
        if (free == null || !free.isAfter(time().now())) {
            wakeUnlessHeld();
        } else if (phase == Phase.RESTING && (next == null || next.isAfter(free))) {
            arm();
        }
    }

    /** The causes that have come since the last wake. */
    Set<Cause> takeCauses() {
        Set<Cause> taken = causes;
        causes = Set.of();
        return taken;
    }

    /** A wake was held back: its causes are those of the wake that follows, too. */
    void putBack(Set<Cause> taken) {
        Set<Cause> all = new LinkedHashSet<>(taken);
        all.addAll(causes);
        causes = all;
    }

    /** Further missed slots are to be made up for, a wake each. */
    void makeUp(int slots) {
        owedSlots = Math.max(owedSlots, slots);
    }

    /** Wakes the agent if it rests, may act, and no wake of its was held back until later. */
    void wakeUnlessHeld() {
        Instant held = heldUntil;
        if (phase != Phase.RESTING || isHalted()) {
            return;
        }
        Asking due = ApprovalRun.due(this);
        if (due != null) {
            enter(Phase.WAKING);
            disarm();
            admit(() -> new ApprovalRun(this).run(due));
        } else if (held == null || !held.isAfter(time().now())) {
            wakingSince = time().now();
            enter(Phase.WAKING);
            heldUntil = null;
            disarm();
            new Waking(this).begin();
        }
    }

    /** A wake has found nothing to do: the next ones keep their distance. */
    void skipped(Instant now) {
        skippedAt = now.toEpochMilli();
    }

    private NextWake nextWake(Instant now) {
        boolean asked = questions != null && !questions.waiting().isEmpty();
        return new NextWake(state(), definition, new NextWake.Held(skippedAt, heldUntil, causes, asked), now);
    }

    /** Has episodes erased once the agent rests. */
    void forget(Forgetting forgetting) {
        if (isClosed()) {
            forgetting.fail();
            return;
        }
        toForget = toForget == null ? new Forgettings() : toForget;
        toForget.add(forgetting);
        if (phase == Phase.RESTING) {
            forgetNext();
        }
    }

    private boolean forgetNext() {
        if (toForget == null) {
            return false;
        }
        enter(Phase.WAKING);
        disarm();
        toForget.first().begin();
        return true;
    }

    /** Rests as before, once the first of what is to be forgotten is. */
    void forgot() {
        toForget = toForget == null ? null : toForget.rest();
        rest(heldUntil);
    }

    /** Rests after a wake that ran no beat. */
    void rest(@Nullable Instant until) {
        leave();
        heldUntil = until;
        book.rest();
        enter(Phase.RESTING);
        wakingSince = null;
        if (forgetNext()) {
            return;
        }
        if (ApprovalRun.due(this) != null) {
            wakeUnlessHeld();
        } else if (owedSlots > 0) {
            owedSlots--;
            poke(Cause.of(Cause.Kind.HEARTBEAT, "made up for"));
        } else if (!causes.isEmpty()
                || (questions != null && !questions.waiting().isEmpty())) {
            wakeUnlessTooSoon();
        }
        if (phase == Phase.RESTING) {
            arm();
        }
    }

    /** Rests after a beat, once memory has kept what it left. */
    void rest() {
        leave();
        new Remembering(this).keep();
    }

    /** Has a step follow once the host admits this agent's beat; unless the cell is closed by then. */
    void admit(Runnable step) {
        Runnable admitted = () -> {
            isAdmitted = true;
            if (queuedSince != null) {
                queuedSince = null;
                wakingSince = wakingSince == null ? null : time().now();
            }
            if (isClosed()) {
                leave();
            } else {
                step.run();
            }
        };
        if (host.admission().enter(() -> post(admitted))) {
            admitted.run();
        } else {
            queuedSince = time().now();
        }
    }

    private void leave() {
        if (isAdmitted) {
            isAdmitted = false;
            host.admission().leave();
        }
    }

    // ---- steps: beating

    /** Takes the agent's lease; if another host has it, this cell ends. */
    boolean open() {
        boolean opened = book.open(leaseTime());
        if (!opened) {
            LoggerFactory.getLogger(Cell.class).warn("agent '{}' is run by another host now", id());
            close("another host runs it");
        }
        return opened;
    }

    BeatRun beat(Prompt prompt) {
        skippedAt = 0;
        enter(Phase.BEATING);
        wakingSince = null;
        return new BeatRun(this, definition, prompt);
    }

    /** Begins a proposal; in a beat whose lease has ended, by taking it again and noting that time has passed. */
    Proposal proposal() {
        Instant now = time().now();
        BeatState beat = state().beat();
        boolean lapsed = beat != null && book.hasLapsed(now);
        if (lapsed) {
            book.renew(leaseTime());
        }
        Proposal proposal = new Proposal(id(), host.writer(), state(), now);
        return lapsed && beat != null ? proposal.add(new BeatFact.Resumed(beat.id())) : proposal;
    }

    void commit(Proposal proposal) {
        book.commit(proposal);
        recoveries = 0;
        CellDreams dreaming = dreams;
        for (Fact fact : proposal.facts()) {
            if (fact instanceof BeatFact.Ended ended) {
                questions().answer(id(), ended.outcome());
            } else if (dreaming != null && fact instanceof BeatFact.Compacted) {
                dreaming.compacted(proposal.now());
            }
        }
    }

    /** Makes a call that blocks, bounded in time; {@code step} follows as a step. */
    <T> void blocking(Lane lane, Callable<T> call, Duration timeout, Consumer<Deadline.Ended<T>> step) {
        Consumer<Deadline.Ended<T>> done = ended -> enqueue(() -> step.accept(ended));
        effect(lane, () -> new Deadline<T>(time(), done, this::go).run(call, timeout));
    }

    /** Has the steps go on that a call given up has left behind. */
    void go() {
        post(() -> {});
    }

    /** Has a step follow at a time. */
    void at(Instant when, Runnable step) {
        Runnable unlessClosed = () -> {
            if (!isClosed()) {
                step.run();
            }
        };
        time().timers().after(Duration.between(time().now(), when), time().work(), () -> post(unlessClosed));
    }

    // ---- the pending deadline

    private void arm() {
        disarm();
        if (questions != null && questions.isEmpty()) {
            questions = null;
        }
        Instant now = time().now();
        Instant next = NextWake.earlier(nextWake(now).due(), dreams == null ? null : dreams.next());
        if (next != null) {
            wakeAt = next;
            alarm = time().timers().after(Duration.between(now, next), time().work(), this);
        }
    }

    /** The pending deadline has come. */
    @Override
    public void run() {
        post(this::rung);
    }

    /** By the wall clock the deadline may still be a moment away. */
    private void rung() {
        Instant now = time().now();
        Instant next = phase == Phase.RESTING ? nextWake(now).due() : null;
        CellDreams dreaming = phase == Phase.RESTING ? dreams : null;
        if (dreaming != null) {
            dreaming.dreamIfDue(now);
        }
        if ((next != null && next.isAfter(now)) || (next == null && dreaming != null)) {
            arm();
        } else {
            wakeUnlessHeld();
        }
    }

    private void disarm() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
            wakeAt = null;
        }
    }

    private Duration leaseTime() {
        return definition.config().limits().wallTime().plus(LEASE_GRACE);
    }
}
