package dev.kairos.core.internal.host;

import dev.kairos.api.agent.AgentStatus.Phase;
import dev.kairos.api.event.Cause;
import dev.kairos.api.time.Timers;
import dev.kairos.core.internal.state.Asking;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What wakes an agent that rests: what has come since its last wake, the deadline at which it wakes by itself, and what holds
 * it back. All methods but {@link #wakeAt} and {@link #run} are steps of the cell. It is itself the task of its timer: very many
 * agents are at rest.
 */
final class AlarmClock implements Runnable {

    private final Cell cell;
    /** When it wakes by itself. */
    private volatile @Nullable Instant wakeAt;

    private Timers.@Nullable Pending timer;
    private @Nullable Instant heldUntil;
    private Set<Cause> causes = Set.of();
    private int owedSlots;
    /** When a wake last found nothing to do, in milliseconds since 1970; 0 for never. */
    private long skippedAt;

    AlarmClock(Cell cell) {
        this.cell = cell;
    }

    /** When the agent wakes by itself, or {@code null}; from any thread. */
    @Nullable
    Instant wakeAt() {
        return wakeAt;
    }

    // ---- what has come

    /** Wakes the agent, now or once it rests and nothing holds it back. */
    void poke(Cause cause) {
        if (!cell.isClosed()) {
            Set<Cause> more = new LinkedHashSet<>(causes);
            more.add(cause);
            causes = more;
            wakeUnlessTooSoon();
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

    // ---- what holds it back

    /** A wake has found nothing to do: the next ones keep their distance. */
    void skipped(Instant now) {
        skippedAt = now.toEpochMilli();
    }

    /** A beat begins: what follows it need not keep a distance. */
    void beaten() {
        skippedAt = 0;
    }

    /** No wake follows before a time, or one may at any time. */
    void hold(@Nullable Instant until) {
        heldUntil = until;
    }

    /** Until when wakes are held back, or {@code null}. */
    @Nullable
    Instant heldUntil() {
        return heldUntil;
    }

    // ---- waking

    /** The agent has begun to rest: it wakes again for what is due or has come, or its deadline is set. */
    void rested() {
        if (ApprovalRun.due(cell) != null) {
            wakeUnlessHeld();
        } else if (owedSlots > 0) {
            owedSlots--;
            poke(Cause.of(Cause.Kind.HEARTBEAT, "made up for"));
        } else if (!causes.isEmpty() || cell.isAsked()) {
            wakeUnlessTooSoon();
        }
        rearm();
    }

    /** Wakes the agent for what has come, or brings the deadline forward to when that may be. */
    private void wakeUnlessTooSoon() {
        Instant now = cell.time().now();
        Instant free = nextWake(now).free();
        Instant next = wakeAt;
        if (free == null || !free.isAfter(now)) {
            wakeUnlessHeld();
        } else if (next == null || next.isAfter(free)) {
            rearm();
        }
    }

    /** Wakes the agent if it rests, may act, and no wake of its was held back until later. */
    void wakeUnlessHeld() {
        Instant held = heldUntil;
        if (!isResting() || cell.isHalted()) {
            return;
        }
        Asking due = ApprovalRun.due(cell);
        if (due != null) {
            cell.enter(Phase.WAKING);
            disarm();
            cell.admit(() -> new ApprovalRun(cell).run(due));
        } else if (held == null || !held.isAfter(cell.time().now())) {
            cell.wake();
            heldUntil = null;
            disarm();
            new Waking(cell).begin();
        }
    }

    private boolean isResting() {
        return cell.phase() == Phase.RESTING;
    }

    // ---- the pending deadline

    /** Sets the pending deadline anew, if the agent rests. */
    void rearm() {
        if (isResting()) {
            disarm();
            arm(cell.time().now());
        }
    }

    private void arm(Instant now) {
        CellDreams dreams = cell.dreams();
        Instant next = NextWake.earlier(nextWake(now).due(), dreams == null ? null : dreams.next());
        if (next != null) {
            wakeAt = next;
            timer = cell.time()
                    .timers()
                    .after(Duration.between(now, next), cell.time().work(), this);
        }
    }

    /** Gives the pending deadline up. */
    void disarm() {
        if (timer != null) {
            timer.cancel();
            timer = null;
            wakeAt = null;
        }
    }

    /** The pending deadline has come. */
    @Override
    public void run() {
        cell.post(this::rung);
    }

    /** By the wall clock the deadline may still be a moment away. */
    private void rung() {
        Instant now = cell.time().now();
        Instant next = isResting() ? nextWake(now).due() : null;
        CellDreams dreams = isResting() ? cell.dreams() : null;
        if (dreams != null) {
            dreams.dreamIfDue(now);
        }
        if ((next != null && next.isAfter(now)) || (next == null && dreams != null)) {
            rearm();
        } else {
            wakeUnlessHeld();
        }
    }

    private NextWake nextWake(Instant now) {
        NextWake.Held held = new NextWake.Held(skippedAt, heldUntil, causes, cell.isAsked());
        return new NextWake(cell.state(), cell.definition(), held, now);
    }
}
