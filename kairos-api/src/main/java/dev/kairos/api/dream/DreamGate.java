package dev.kairos.api.dream;

import dev.kairos.api.memory.MemoryOp;
import java.util.List;

/**
 * A rule that every plan must pass, whatever strategy made it. Pure and safe for use by many threads. The runtime's own gates
 * always stand; a host adds further ones with {@link Dream#gate}.
 */
@FunctionalInterface
public interface DreamGate {

    /**
     * Looks for operations that break the rule.
     *
     * @param context what was dreamed about
     * @param plan what is proposed, less what gates before have refused
     * @return the operations that are refused, each with the rule; empty if all may pass. What rests on a refused addition is
     *     refused with it
     */
    List<Refusal> check(DreamContext context, DreamPlan plan);

    /**
     * An operation that is not done.
     *
     * @param operation which
     * @param rule the name of the rule that refused it, for counting: for example {@code provenance}
     * @param why what was wrong with it, for people
     */
    record Refusal(MemoryOp operation, String rule, String why) {}
}
