package dev.kairos.api.dream;

/**
 * One step of a strategy: narrows what is learned from, or adds to the plan. A pure function, usable alone and in any
 * order; {@link DreamStrategy#of(DreamPass...)} composes passes.
 */
@FunctionalInterface
public interface DreamPass {

    /**
     * Works on a draft.
     *
     * @param draft what the passes before have left
     * @return the draft with this pass's part
     */
    DreamDraft run(DreamDraft draft);
}
