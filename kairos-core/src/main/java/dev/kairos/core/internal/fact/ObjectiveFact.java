package dev.kairos.core.internal.fact;

import dev.kairos.api.agent.Objective;
import dev.kairos.api.event.Origin;
import dev.kairos.core.internal.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that happened to the agent's standing work. */
public sealed interface ObjectiveFact extends Fact {

    /** An objective was added, or replaced the one with its id. */
    record Put(Objective objective) implements ObjectiveFact {

        /** Reads the tree. */
        public static Put read(Fields f) {
            return new Put(new Objective(
                    f.text("id"),
                    f.text("text"),
                    f.choice("state", Objective.State.class),
                    f.integer("priority", 0),
                    f.optInstant("due"),
                    f.optDuration("every"),
                    f.texts("claims"),
                    f.choice("origin", Origin.class),
                    f.text("note", ""),
                    limits(f)));
        }

        private static Objective.@Nullable Limits limits(Fields f) {
            int steps = f.integer("steps", 0);
            return steps == 0 ? null : new Objective.Limits(steps, f.number("tokens"));
        }

        @Override
        public Kind kind() {
            return Kind.OBJECTIVE_PUT;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            Objective o = objective;
            return Tree.of("id", o.id())
                    .put("text", o.text())
                    .put("state", o.state())
                    .put("priority", o.priority())
                    .put("due", o.due())
                    .put("every", o.every() == null ? null : o.every().toString())
                    .put("claims", o.claims())
                    .put("origin", o.origin())
                    .put("note", o.note())
                    .put("steps", o.limits() == null ? 0 : o.limits().steps())
                    .put("tokens", o.limits() == null ? 0 : o.limits().tokens())
                    .done();
        }
    }

    /**
     * An objective moved to another state.
     *
     * @param id which
     * @param state where it stands now
     * @param note why
     * @param due when it falls due next, or {@code null} to leave the date as it is
     */
    record Moved(
            String id,
            Objective.State state,
            String note,
            @Nullable Instant due) implements ObjectiveFact {

        /** A move of an objective; done work that recurs falls due again. */
        public static Moved of(Objective objective, Objective.State state, String note, Instant now) {
            Duration every = objective.every();
            return state == Objective.State.DONE && every != null
                    ? new Moved(objective.id(), Objective.State.ACCEPTED, note, now.plus(every))
                    : new Moved(objective.id(), state, note, null);
        }

        /** The objective after the move. */
        public Objective applied(Objective objective) {
            Objective next = objective.state(state, note);
            return due == null ? next : next.due(due);
        }

        static Moved read(Fields f) {
            return new Moved(
                    f.text("id"), f.choice("state", Objective.State.class), f.text("note", ""), f.optInstant("due"));
        }

        @Override
        public Kind kind() {
            return Kind.OBJECTIVE_MOVED;
        }

        @Override
        public Map<String, @Nullable Object> tree() {
            return Tree.of("id", id)
                    .put("state", state)
                    .put("note", note)
                    .put("due", due)
                    .done();
        }
    }
}
