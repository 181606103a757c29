package dev.kairos.api.verify;

/** What code found when it checked a claim. */
public enum Verdict {
    /** The journal and the world as it is now agree with the claim. */
    VERIFIED,
    /** They contradict it. */
    REFUTED,
    /** There is nothing to check it against. */
    UNVERIFIED,
    /** It was true, but what it rests on has changed since. */
    STALE
}
