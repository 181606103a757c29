package dev.kairos.api.dream;

import dev.kairos.api.memory.MemoryOp;
import java.util.List;

/**
 * What a dream proposes. Nothing of it is done before gates have checked it.
 *
 * @param operations what is changed, in order
 * @param insights what was noticed, the most useful first
 * @param watermark up to which episode was read
 * @param notes lines for the report on how the plan came about, for example that a model was down
 */
public record DreamPlan(List<MemoryOp> operations, List<Insight> insights, long watermark, List<String> notes) {

    /** Copies the lists. */
    public DreamPlan {
        operations = List.copyOf(operations);
        insights = List.copyOf(insights);
        notes = List.copyOf(notes);
    }

    /**
     * Returns this plan with other operations.
     *
     * @param others what is changed
     * @return the plan
     */
    public DreamPlan operations(List<MemoryOp> others) {
        return new DreamPlan(others, insights, watermark, notes);
    }

    /**
     * Returns this plan with other insights.
     *
     * @param others what was noticed
     * @return the plan
     */
    public DreamPlan insights(List<Insight> others) {
        return new DreamPlan(operations, others, watermark, notes);
    }
}
