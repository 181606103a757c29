package dev.kairos.api.model;

/** How large and how dear a model is; the constants rise. */
public enum Tier {
    /** Rules or a tiny local model: free. */
    REFLEX,
    /** The everyday model. */
    STANDARD,
    /** The largest and dearest models. */
    FRONTIER
}
