package dev.kairos.core.internal.dream;

import dev.kairos.api.dream.Dream;
import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.dream.DreamDraft;
import dev.kairos.api.dream.DreamGate.Refusal;
import dev.kairos.api.dream.DreamLimits;
import dev.kairos.api.dream.DreamModels;
import dev.kairos.api.dream.DreamPlan;
import dev.kairos.api.dream.Insight;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.StoredEpisode;
import dev.kairos.api.model.TokenEstimator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dreams over a store: tells the strategy what there is, has gates check its plan, commits what passed. Safe for use by many
 * threads; of two dreams at once over one scope, one fails with a stale generation and has changed nothing.
 */
public final class Dreamer {
    private static final Pattern REFUSED = Pattern.compile("^operation (\\d+) ");
    private static final int MOST_REFUSED_BY_STORE = 200;

    private final Place place;
    private final Dream dream;
    private final TokenEstimator estimator = TokenEstimator.standard();
    private final Gates gates;

    /** Over a store. */
    public Dreamer(Place place, Dream dream) {
        this.place = place;
        this.dream = dream;
        this.gates = new Gates(estimator, dream);
    }

    /**
     * A plan that passed the gates.
     *
     * @param context what was dreamed about
     * @param plan what is to be done
     * @param refused what is not
     * @param noticed what was noticed, with the memories made of it
     */
    public record Planned(DreamContext context, DreamPlan plan, List<Refusal> refused, List<Noticed> noticed) {}

    /**
     * Something that was noticed.
     *
     * @param insight what
     * @param add makes a memory of it, with the origin of what it rests on
     */
    record Noticed(Insight insight, MemoryOp.Add add) {}

    /**
     * What there is to dream about.
     *
     * @param generation what is known
     * @param episodes what has happened since
     */
    record Seen(Generation generation, List<StoredEpisode> episodes) {}

    /** Looks what there is to dream about. */
    Seen look(DreamLimits limits) {
        Generation generation = place.latest();
        return new Seen(generation, place.after(generation.watermark(), limits.episodes()));
    }

    /** What the strategy would be told now. */
    DreamContext context(Seen seen, DreamRecord record, DreamModels models) {
        return new DreamContext(
                seen.generation(), seen.episodes(), record.now(), record.limits(), record.use(), models);
    }

    /** Plans; changes nothing. */
    public Planned plan(DreamContext context) {
        DreamPlan proposed = dream.strategy().dream(context);
        long watermark = DreamDraft.of(context).plan().watermark();
        Grounding grounding = new Grounding(context);
        List<Insight> insights = bounded(context, proposed, grounding);
        List<Noticed> noticed = insights.stream()
                .map(insight -> new Noticed(insight, InsightMemory.of(insight, context, grounding)))
                .toList();
        List<MemoryOp> operations = new ArrayList<>(proposed.operations());
        noticed.forEach(each -> operations.add(each.add()));
        DreamPlan read = new DreamPlan(operations, insights, watermark, proposed.notes());
        Gates.Passed passed = gates.check(context, read);
        return new Planned(context, passed.plan(), passed.refused(), noticed);
    }

    /** Commits a plan; what the store refuses for a reason that only it knows, like an erasure, is left out. */
    public Done commit(Planned planned, DreamRecord record) {
        List<MemoryOp> operations = new ArrayList<>(planned.plan().operations());
        List<Refusal> refused = new ArrayList<>(planned.refused());
        while (true) {
            try {
                Generation made = place.store()
                        .commit(
                                place.principal(),
                                place.scope(),
                                new Commit(
                                        planned.context().generation().number(),
                                        record.now().toInstant(),
                                        Commit.Author.DREAM,
                                        operations,
                                        planned.plan().watermark(),
                                        record.write()));
                return new Done(made, operations, refused);
            } catch (MemoryException e) {
                Matcher which = REFUSED.matcher(String.valueOf(e.getMessage()));
                boolean one = e.reason() == MemoryException.Reason.REFUSED && which.find();
                if (!one || refused.size() - planned.refused().size() >= MOST_REFUSED_BY_STORE) {
                    throw e;
                }
                MemoryOp operation = operations.get(Integer.parseInt(which.group(1)));
                refused.add(new Refusal(operation, "store", String.valueOf(e.getMessage())));
                operations.remove(operation);
                Gates.Passed rest =
                        gates.check(planned.context(), planned.plan().operations(operations));
                operations = new ArrayList<>(rest.plan().operations());
                refused.addAll(rest.refused());
            }
        }
    }

    /**
     * What was done.
     *
     * @param generation what it made
     * @param operations what was changed
     * @param refused what was not
     */
    public record Done(Generation generation, List<MemoryOp> operations, List<Refusal> refused) {

        /** Of what was noticed that of which a memory was made; operations are told apart by identity. */
        List<Noticed> kept(List<Noticed> noticed) {
            Set<MemoryOp> made = Collections.newSetFromMap(new IdentityHashMap<>());
            made.addAll(operations);
            return noticed.stream().filter(each -> made.contains(each.add())).toList();
        }
    }

    /** Tokens of the hot memories of a generation. */
    public int hotTokens(Generation generation) {
        return CapGate.hotTokens(generation, estimator);
    }

    private static List<Insight> bounded(DreamContext context, DreamPlan plan, Grounding grounding) {
        int most = Math.min(context.limits().insights(), plan.insights().size());
        return plan.insights().subList(0, most).stream()
                .filter(insight -> insight.sources().stream().allMatch(source -> grounding.find(source) != null))
                .toList();
    }
}
