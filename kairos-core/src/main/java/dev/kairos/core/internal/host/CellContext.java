package dev.kairos.core.internal.host;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Event;
import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.Receipt;
import dev.kairos.api.skill.SkillContext;
import dev.kairos.api.time.Timers;
import dev.kairos.core.internal.state.BeatState;
import java.time.Duration;
import java.time.InstantSource;

/** An agent's side of the door, as skills see it. */
record CellContext(Cell cell) implements SkillContext {

    @Override
    public AgentId agent() {
        return cell.id();
    }

    @Override
    public InstantSource clock() {
        return cell.time().clock();
    }

    @Override
    public Receipt offer(Event event) {
        BeatState beat = cell.state().beat();
        Origin origin =
                beat != null && beat.open().attempt() > 0 ? event.origin().least(beat.origin()) : event.origin();
        return new Handle(cell).offer(event.from(origin));
    }

    @Override
    public Timers.Pending after(Duration delay, Runnable task) {
        return cell.time().timers().after(delay, cell.time().work(), task);
    }
}
