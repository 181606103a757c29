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
        return cell.book().peek().work().objectives();
    }

    @Override
    public void put(Objective objective) {
        put(new ObjectiveFact.Put(objective), objective.id());
    }

    @Override
    public Optional<Objective> move(String id, Objective.State state, String note) {
        Optional<Objective> objective = cell.book().peek().work().find(id);
        return objective.map(before -> {
            ObjectiveFact.Moved moved =
                    ObjectiveFact.Moved.of(before, state, note, cell.time().now());
            put(moved, id);
            return moved.applied(before);
        });
    }

    private void put(ObjectiveFact fact, String id) {
        Cause cause = cell.host().attribution().cause(Cause.Kind.OBJECTIVE, id, cell.id());
        cell.book().put(fact, null, Origin.OWNER, cause);
        cell.post(() -> cell.arrived(cause));
    }
}
