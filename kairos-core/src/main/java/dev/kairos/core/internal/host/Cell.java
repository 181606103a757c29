package dev.kairos.core.internal.host;

import dev.kairos.api.AgentId;
import dev.kairos.api.agent.AgentStatus.Phase;
import dev.kairos.api.event.Cause;
import dev.kairos.api.journal.JournalException;
import dev.kairos.api.journal.LeaseLostException;
import dev.kairos.api.oversight.Overseer;
import dev.kairos.core.internal.beat.Prompt;
import dev.kairos.core.internal.beat.Proposal;
import dev.kairos.core.internal.dream.DreamRun;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.Configured;
import dev.kairos.core.internal.fact.Fact;
import dev.kairos.core.internal.oversight.Brake;
import dev.kairos.core.internal.state.AgentState;
import dev.kairos.core.internal.time.HostTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * One agent in this process: folds its entries, wakes it, has its beats performed. All that it knows for good is in the
 * journal; what it holds besides (causes that have come, questions, the pending deadline) is lost with the process without
 * loss of anything acknowledged.
 */
final class Cell extends Mailbox {

    private static final int MOST_RECOVERIES = 3;

    private final Host host;
    private final Definition definition;
    private final Book book;
    private final Brake brake;
    private final @Nullable Mind mind;
    private final AlarmClock alarm = new AlarmClock(this);
    private @Nullable Questions questions;
    private volatile Phase phase = Phase.RESTING;
    private @Nullable Forgettings toForget;
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

    AlarmClock alarm() {
        return alarm;
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

    /** Whether somebody waits for an answer that no beat is about to give. */
    boolean isAsked() {
        return questions != null && !questions.waiting().isEmpty();
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

    // ---- steps: life

    /** Reads the agent's journal and journals its configuration. */
    void load() {
        book.load();
        heed();
        if (!state().config().equals(definition.digest())) {
            if (!book.open()) {
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
        alarm.disarm();
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
            alarm.poke(cause);
        } else if (state().supervision().approvals().nextExpiry() != null) {
            alarm.rearm();
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

    /** It looks and remembers from now on. */
    void wake() {
        wakingSince = time().now();
        enter(Phase.WAKING);
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
        alarm.disarm();
        toForget.first().begin();
        return true;
    }

    /** Rests as before, once the first of what is to be forgotten is. */
    void forgot() {
        toForget = toForget == null ? null : toForget.rest();
        rest(alarm.heldUntil());
    }

    /** Rests after a wake that ran no beat. */
    void rest(@Nullable Instant until) {
        leave();
        alarm.hold(until);
        book.rest();
        enter(Phase.RESTING);
        wakingSince = null;
        if (questions != null && questions.isEmpty()) {
            questions = null;
        }
        if (!forgetNext()) {
            alarm.rested();
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
        boolean opened = book.open();
        if (!opened) {
            LoggerFactory.getLogger(Cell.class).warn("agent '{}' is run by another host now", id());
            close("another host runs it");
        }
        return opened;
    }

    BeatRun beat(Prompt prompt) {
        alarm.beaten();
        enter(Phase.BEATING);
        wakingSince = null;
        return new BeatRun(this, definition, prompt);
    }

    /** Begins a proposal, with the lease. */
    Proposal proposal() {
        return book.proposal();
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

    /** Has a step follow at a time. */
    void at(Instant when, Runnable step) {
        Runnable unlessClosed = () -> {
            if (!isClosed()) {
                step.run();
            }
        };
        time().timers().after(Duration.between(time().now(), when), time().work(), () -> post(unlessClosed));
    }
}
