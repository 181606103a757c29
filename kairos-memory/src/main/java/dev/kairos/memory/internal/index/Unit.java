package dev.kairos.memory.internal.index;

import dev.kairos.api.memory.Recollection;

/**
 * What is found as one: a passage of an episode, or a memory.
 *
 * @param ref what it belongs to
 * @param traits what it is like
 * @param session a hash of the session's id; 0 for memories
 * @param time when the episode happened, or since when the memory holds, in epoch seconds
 * @param speaker who speaks; empty for memories
 * @param text its words
 */
record Unit(Ref ref, Traits traits, long session, long time, String speaker, String text) {

    /**
     * Names what a unit belongs to.
     *
     * @param kind episode or memory
     * @param id its id
     * @param sequence the place of the episode in its scope; 0 for memories
     * @param part the number of the passage, from 0
     */
    record Ref(Recollection.Kind kind, String id, long sequence, int part) {}
}
