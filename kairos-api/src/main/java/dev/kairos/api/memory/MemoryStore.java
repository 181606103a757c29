package dev.kairos.api.memory;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Keeps episodes and memories. The content of each scope is a sequence of {@linkplain Change changes}: episodes are
 * appended, commits make generations of memories, content is erased. Any generation can be read and rolled back to.
 *
 * <p>Implementations are safe for use by many threads and may block on I/O. What a method has returned from survives the
 * death of the process. Nothing here assumes one process: between two calls others may have changed the scope. Every
 * method throws {@link MemoryException} with reason DENIED if the principal has no right to the scope, CLOSED once closed,
 * and CORRUPT, NEWER_FORMAT, POISONED or INACCESSIBLE where what is stored cannot be read or written. A scope that was
 * never written to is empty. Every implementation passes {@code MemoryStoreContract} of the test kit.
 */
public interface MemoryStore extends AutoCloseable {

    /**
     * Appends episodes, all or none.
     *
     * @param principal who asks; must have the right to write the scope
     * @param scope where they happened
     * @param episodes what happened, in order, at most {@value EpisodeQuery#MAX_LIMIT} of together at most
     *     {@value #MAX_APPEND} characters, as far as they are kept; may be empty
     * @return one receipt per episode, in order
     * @throws IllegalArgumentException if there is too much in one call
     * @throws MemoryException of reason CONFLICT if an episode with the same id and another content is there or among
     *     {@code episodes}; nothing is appended then
     */
    List<EpisodeReceipt> append(Principal principal, Scope scope, List<Episode> episodes);

    /**
     * Reads episodes.
     *
     * @param principal who asks; must have the right to read the scope
     * @param scope where they happened
     * @param query which ones
     * @return the episodes, empty if there are none
     */
    List<StoredEpisode> episodes(Principal principal, Scope scope, EpisodeQuery query);

    /**
     * Changes memories: applies the operations of a commit to the current generation, all or none.
     *
     * <p>Refused are operations that name an unknown or, where a live one is needed, a retired memory; an id that is taken
     * or was erased; sources that do not stand in the store as stated, and no source at all unless a person commits; an
     * origin more trusted than that of the sources, and text of origin UNTRUSTED, unless a person commits.
     *
     * @param principal who asks; must have the right to write the scope
     * @param scope whose memories
     * @param commit what is changed
     * @return the generation that it made
     * @throws StaleGenerationException if the current generation is not the expected one
     * @throws MemoryException of reason REFUSED if an operation breaks a rule; nothing is changed then
     */
    Generation commit(Principal principal, Scope scope, Commit commit);

    /**
     * Makes a new generation with the memories of an older one, less what was erased since. The watermark becomes that of the
     * older one too, so that what was learned since can be learned again.
     *
     * @param principal who asks; must have the right to write the scope
     * @param scope whose memories
     * @param rollback where to
     * @return the generation that it made
     * @throws StaleGenerationException if the current generation is not the expected one
     * @throws MemoryException of reason UNKNOWN if there is no generation with this number
     */
    Generation rollback(Principal principal, Scope scope, Rollback rollback);

    /**
     * Reads a generation.
     *
     * @param principal who asks; must have the right to read the scope
     * @param scope whose memories
     * @param number which one, or {@link Generation#LATEST}
     * @return the generation, less what was erased since
     * @throws MemoryException of reason UNKNOWN if there is no generation with this number
     */
    Generation generation(Principal principal, Scope scope, long number);

    /**
     * Makes content unreadable for good: in what is stored, in all generations, and in everything derived from it that this
     * store knows of. Ids and digests stay, so that the content is refused if it is appended or committed again.
     *
     * @param principal who asks; must have the right to write the scope
     * @param scope where the content stands; copies that were shared to other scopes and rest on nothing else go too
     * @param erasure what is erased
     * @return what was done
     */
    ErasureReport erase(Principal principal, Scope scope, Erasure erasure);

    /**
     * Reads what happened to the content of a scope.
     *
     * @param principal who asks; must have the right to read the scope
     * @param scope whose content
     * @param query after which change to begin, and how many at most
     * @return the changes, oldest first; empty if there are none after the watermark
     */
    List<Change> changes(Principal principal, Scope scope, EpisodeQuery.After query);

    /** The most text of one append, in {@code char}s. */
    int MAX_APPEND = 32 << 20;

    /** Closes the store. Closing again does nothing. */
    @Override
    void close();

    /**
     * Where to roll back to.
     *
     * @param expected the number of the current generation
     * @param to the number of the generation to return to; 0 for no memories
     * @param time when it is done
     */
    record Rollback(long expected, long to, Instant time) {}

    /**
     * Lists the folders that are its own: no tool of an agent may work in them. By default none.
     *
     * @return the folders
     */
    default List<Path> folders() {
        return List.of();
    }
}
