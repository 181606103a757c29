package dev.kairos.core.secret;

/** Looks closer where a keyword stands. Immutable. */
interface Detector {

    /**
     * Looks, and reports what it finds to the pass.
     *
     * @param pass the pass over the text
     * @param at where the keyword begins; rises from call to call, and every call takes a bounded time
     */
    void at(Pass pass, int at);
}
