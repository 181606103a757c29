package dev.kairos.core.internal.state;

import dev.kairos.api.skill.Effect;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.ToolFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a beat has changed in the world, so that a later attempt does not do it again unknowingly.
 *
 * @param done the calls that ended, a line each, and how
 * @param running the call under way that may change something, or {@code null}
 * @param lastSign when something last happened in the beat
 * @param proof what came of checking what the agent says it has changed
 */
public record Trace(List<String> done, @Nullable String running, Instant lastSign, Proof proof) {

    private static final int MOST = 20;
    private static final int MOST_ARGUMENTS = 200;

    static Trace from(Instant begun) {
        return new Trace(List.of(), null, begun, Proof.NONE);
    }

    Trace on(BeatFact fact, Instant time) {
        if (fact instanceof ToolFact.Called called && called.effect() != Effect.READ) {
            String arguments = called.call().arguments();
            String shown =
                    arguments.length() <= MOST_ARGUMENTS ? arguments : arguments.substring(0, MOST_ARGUMENTS) + "…";
            return new Trace(done, called.call().tool() + " " + shown, time, proof.on(fact));
        } else if (fact instanceof ToolFact.Returned returned && running != null) {
            return new Trace(plus(running + ": " + returned.status()), null, time, proof.on(fact));
        }
        return new Trace(done, running, time, proof.on(fact));
    }

    /** What was changed or may have been, a line each; the latest if there were many. */
    List<String> lines() {
        return running == null ? done : plus(running + ": not known");
    }

    private List<String> plus(String line) {
        List<String> more = new ArrayList<>(done);
        more.add(line);
        return List.copyOf(more.subList(Math.max(0, more.size() - MOST), more.size()));
    }
}
