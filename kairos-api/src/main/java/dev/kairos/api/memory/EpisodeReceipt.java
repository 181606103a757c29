package dev.kairos.api.memory;

/**
 * What became of an appended episode.
 *
 * @param id the episode's id
 * @param sequence its place in its scope; of the first one if it was there before, 0 if it was erased
 * @param fate what was done
 */
public record EpisodeReceipt(String id, long sequence, Fate fate) {

    /** What a store can do with an episode. */
    public enum Fate {
        /** It is kept as it came. */
        ADDED,
        /** Its beginning is kept, the text was longer than {@value Episode#MAX_TEXT} characters. */
        CUT,
        /** It was there before with the same content; nothing was written. */
        DUPLICATE,
        /** It was erased before and stays so; nothing was written. */
        ERASED
    }
}
