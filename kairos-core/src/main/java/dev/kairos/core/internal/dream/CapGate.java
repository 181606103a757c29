package dev.kairos.core.internal.dream;

import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.dream.DreamGate;
import dev.kairos.api.dream.DreamPlan;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.model.TokenEstimator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Refuses what would take the hot tier over its cap: of what comes into it, the least important. */
final class CapGate implements DreamGate {
    private final TokenEstimator estimator;

    CapGate(TokenEstimator estimator) {
        this.estimator = estimator;
    }

    static int hotTokens(Generation generation, TokenEstimator estimator) {
        return generation.memories().stream()
                .filter(memory -> memory.isLive() && memory.standing().tier() == Memory.Tier.HOT)
                .mapToInt(memory -> estimator.tokens(memory.text()))
                .sum();
    }

    private static int tokens(Map<String, Simulation.Live> live, TokenEstimator estimator) {
        return live.values().stream()
                .filter(Simulation.Live::hot)
                .mapToInt(memory -> estimator.tokens(memory.statement().text()))
                .sum();
    }

    @Override
    public List<Refusal> check(DreamContext context, DreamPlan plan) {
        Simulation simulation = new Simulation(context.generation());
        plan.operations().forEach(simulation::apply);
        Map<String, Simulation.Live> live = simulation.live();
        int over = tokens(live, estimator) - context.limits().hotTokens();
        List<Refusal> refused = new ArrayList<>();
        for (MemoryOp operation : incoming(plan, live)) {
            if (over > 0) {
                Simulation.Live memory = live.get(subject(operation));
                over -= memory == null ? 0 : estimator.tokens(memory.statement().text());
                refused.add(new Refusal(
                        operation,
                        "cap",
                        "the hot tier holds " + context.limits().hotTokens() + " tokens at most"));
            }
        }
        return refused;
    }

    /** What makes a memory hot that would not be hot otherwise, the least important first. */
    private static List<MemoryOp> incoming(DreamPlan plan, Map<String, Simulation.Live> live) {
        List<MemoryOp> incoming = new ArrayList<>();
        for (MemoryOp operation : plan.operations()) {
            Simulation.Live memory = live.get(subject(operation));
            if (memory != null && memory.hot()) {
                incoming.add(operation);
            }
        }
        incoming.sort(Comparator.comparingDouble((MemoryOp operation) -> {
                    Simulation.Live memory = live.get(subject(operation));
                    return memory == null ? 0 : memory.statement().importance();
                })
                .thenComparing(CapGate::subject));
        return incoming;
    }

    private static String subject(MemoryOp operation) {
        return switch (operation.kind()) {
            case ADD -> ((MemoryOp.Add) operation).id();
            case PROMOTE -> ((MemoryOp.Promote) operation).memory();
            case PIN -> ((MemoryOp.Pin) operation).pinned() ? ((MemoryOp.Pin) operation).memory() : "";
            default -> "";
        };
    }
}
