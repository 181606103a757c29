package dev.kairos.core.internal.state;

import dev.kairos.api.agent.Objective;
import dev.kairos.api.event.Origin;
import dev.kairos.core.internal.fact.ObjectiveFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The agent's standing work.
 *
 * @param objectives by falling priority, then in the order they were made; closed ones are kept up to a bound
 * @param revision how often people have changed them
 */
public record Work(List<Objective> objectives, long revision) {

    /** How many done and cancelled objectives are kept. */
    static final int MOST_CLOSED = 50;

    static final Work NONE = new Work(List.of(), 0);

    /** The objective with an id. */
    public Optional<Objective> find(String id) {
        return objectives.stream()
                .filter(objective -> objective.id().equals(id))
                .findFirst();
    }

    /** The accepted objectives whose date has come. */
    public List<Objective> due(Instant now) {
        return objectives.stream().filter(objective -> objective.isDue(now)).toList();
    }

    Work on(ObjectiveFact fact, Origin origin) {
        List<Objective> changed =
                fact instanceof ObjectiveFact.Put put ? put(put.objective()) : moved((ObjectiveFact.Moved) fact);
        return new Work(changed, origin == Origin.OWNER ? revision + 1 : revision);
    }

    private List<Objective> put(Objective objective) {
        List<Objective> next = new ArrayList<>(objectives);
        next.removeIf(other -> other.id().equals(objective.id()));
        next.add(objective);
        next.sort((one, other) -> Integer.compare(other.priority(), one.priority()));
        return bounded(next);
    }

    private List<Objective> moved(ObjectiveFact.Moved move) {
        List<Objective> next = new ArrayList<>();
        for (Objective objective : objectives) {
            next.add(objective.id().equals(move.id()) ? move.applied(objective) : objective);
        }
        return bounded(next);
    }

    private static List<Objective> bounded(List<Objective> objectives) {
        List<Objective> closed = objectives.stream().filter(Work::isClosed).toList();
        if (closed.size() > MOST_CLOSED) {
            objectives.removeAll(closed.subList(0, closed.size() - MOST_CLOSED));
        }
        return List.copyOf(objectives);
    }

    private static boolean isClosed(Objective objective) {
        return objective.state() == Objective.State.DONE || objective.state() == Objective.State.CANCELLED;
    }
}
