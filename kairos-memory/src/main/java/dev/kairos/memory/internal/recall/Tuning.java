package dev.kairos.memory.internal.recall;

/**
 * What can be set differently to learn what a part of recall is worth.
 *
 * @param alone how much each sign counts where words are all there is
 * @param both how much it counts where there are vectors too
 * @param shortened whether later items are shortened
 * @param newer whether the newer of two values comes first
 */
record Tuning(Weights alone, Weights both, boolean shortened, boolean newer) {
    /** As everybody has it. */
    static final Tuning STANDARD = new Tuning(Weights.WORDS_ALONE, Weights.WITH_VECTORS, true, true);
}
