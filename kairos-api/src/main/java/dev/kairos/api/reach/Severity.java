package dev.kairos.api.reach;

/** How much a notice matters; decides when it is sent. */
public enum Severity {
    /** Good to know: waits for the next digest. */
    INFO,
    /** News: sent outside of quiet hours. */
    NORMAL,
    /** Cannot wait: sent at once, quiet hours or not. */
    URGENT
}
