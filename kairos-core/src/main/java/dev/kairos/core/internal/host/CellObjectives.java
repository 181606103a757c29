package dev.kairos.core.internal.host;

import dev.kairos.api.agent.Objective;
import dev.kairos.api.agent.Objectives;
import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Origin;
import dev.kairos.core.internal.fact.ObjectiveFact;
import java.util.List;
import java.util.Optional;

/** The owner's view of an agent's objectives: changes go through the inbox door, as the owner's word. */
record CellObjectives(Cell cell) implements Objectives {

    @Override
    public List<Objective> list() {
        return cell.state().work().objectives();
    }

    @Override
    public void put(Objective objective) {
        put(new ObjectiveFact.Put(objective), objective.id());
    }

    @Override
    public Optional<Objective> move(String id, Objective.State state, String note) {
        Optional<Objective> moved = cell.state().work().find(id).map(objective -> objective.state(state, note));
        if (moved.isPresent()) {
            put(new ObjectiveFact.Moved(id, state, note, null), id);
        }
        return moved;
    }

    private void put(ObjectiveFact fact, String id) {
        Cause cause = cell.host().attribution().cause(Cause.Kind.OBJECTIVE, id, cell.id());
        cell.put(fact, null, Origin.OWNER, cause);
        cell.post(() -> cell.arrived(cause));
    }
}
