package dev.kairos.api.oversight;

/** What a model is called for. */
public enum Purpose {
    /** To find out whether something needs doing. */
    TRIAGE,
    /** To do the work of a beat. */
    ACT,
    /** To consolidate memory. */
    DREAM,
    /** To check what was done. */
    VERIFY,
    /** To turn texts into vectors. */
    EMBED
}
