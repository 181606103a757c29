package dev.kairos.api.dream;

import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.StoredEpisode;
import java.util.ArrayList;
import java.util.List;

/**
 * A dream while its passes work on it.
 *
 * @param context what is dreamed about; passes may leave episodes out of it
 * @param plan what is proposed so far
 */
public record DreamDraft(DreamContext context, DreamPlan plan) {

    /**
     * Begins a dream.
     *
     * @param context what is dreamed about
     * @return a draft that proposes nothing and has read all episodes of the context
     */
    public static DreamDraft of(DreamContext context) {
        List<StoredEpisode> episodes = context.episodes();
        long read = episodes.isEmpty()
                ? context.generation().watermark()
                : episodes.get(episodes.size() - 1).sequence();
        return new DreamDraft(context, new DreamPlan(List.of(), List.of(), read, List.of()));
    }

    /**
     * Returns this draft learning from fewer episodes. They count as read all the same.
     *
     * @param episodes those that are left
     * @return the draft
     */
    public DreamDraft episodes(List<StoredEpisode> episodes) {
        return new DreamDraft(context.episodes(episodes), plan);
    }

    /**
     * Returns this draft with further operations.
     *
     * @param operations what is proposed, behind what is there
     * @return the draft
     */
    public DreamDraft propose(List<? extends MemoryOp> operations) {
        List<MemoryOp> all = new ArrayList<>(plan.operations());
        all.addAll(operations);
        return new DreamDraft(context, new DreamPlan(all, plan.insights(), plan.watermark(), plan.notes()));
    }

    /**
     * Returns this draft with further insights.
     *
     * @param insights what was noticed
     * @return the draft
     */
    public DreamDraft notice(List<Insight> insights) {
        List<Insight> all = new ArrayList<>(plan.insights());
        all.addAll(insights);
        return new DreamDraft(context, new DreamPlan(plan.operations(), all, plan.watermark(), plan.notes()));
    }

    /**
     * Returns this draft with a line for the report.
     *
     * @param line what people should know of how the plan came about
     * @return the draft
     */
    public DreamDraft note(String line) {
        List<String> all = new ArrayList<>(plan.notes());
        all.add(line);
        return new DreamDraft(context, new DreamPlan(plan.operations(), plan.insights(), plan.watermark(), all));
    }
}
