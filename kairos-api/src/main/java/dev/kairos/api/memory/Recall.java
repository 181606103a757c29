package dev.kairos.api.memory;

/**
 * Finds what matters in a store. Safe for use by many threads; methods may block on disk and on an embedder, never on a
 * model. Every method throws {@link MemoryException} with reason DENIED if the principal may not read a scope that is
 * named, and otherwise as the store does.
 */
public interface Recall {

    /**
     * Finds what bears on a text, within a budget of tokens. Sees everything that was stored before the call.
     *
     * @param principal who asks; must have the right to read every scope of the query
     * @param query what is asked
     * @return what was found, the most useful first; never more tokens than the query's budget
     */
    Recollection recall(Principal principal, RecallQuery query);

    /**
     * Puts together what a beat starts with, within a budget of tokens.
     *
     * @param principal who asks; must have the right to read every scope of the query
     * @param query for whom and when
     * @return the brief; never more tokens than the query's budget
     */
    Brief brief(Principal principal, BriefQuery query);

    /**
     * Brings what recall derives from a scope (its index, its vectors) up to date. Recall does so itself as far as it takes
     * little time; the host calls this after it stored much, from a thread that may block.
     *
     * @param principal who asks; must have the right to read the scope
     * @param scope what is brought up to date
     */
    void refresh(Principal principal, Scope scope);
}
