package dev.kairos.api.journal;

import dev.kairos.api.AgentId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that happens to agents, in order, durable. It has two doors: the <em>inbox</em> ({@link #offer}), open to anyone at
 * any time and idempotent by key, and the <em>log</em> ({@link #append}), open to the holder of the agent's lease only.
 * Both write the same sequence of entries.
 *
 * <p>Implementations are safe for use by many threads and may block on I/O. Whatever a method has returned from survives
 * the death of the process, and of the machine where the implementation says so. What failed may have been written or not,
 * but is there as a whole or not at all. Every implementation passes {@code JournalContract} of the test kit.
 *
 * <p>Texts are kept as they are, except that half of a surrogate pair without the other half, which UTF-8 cannot carry, is
 * replaced by U+FFFD.
 */
public interface Journal extends AutoCloseable {

    /**
     * Acquires, or prolongs, the right to write an agent's log.
     *
     * @param agent whose log; need not exist yet
     * @param owner who asks; unique per running host, 1 to 200 characters
     * @param duration how long it holds, from now; positive, counted in whole milliseconds
     * @return the lease: with the same epoch if {@code owner} holds it already, with a higher one if it was free or had
     *     ended; empty while another owner holds it
     * @throws IllegalArgumentException if {@code owner} or {@code duration} is out of its range
     * @throws JournalException if the journal is closed or cannot be written
     */
    Optional<Lease> acquire(AgentId agent, String owner, Duration duration);

    /**
     * Gives a lease back before its end. Does nothing if a newer epoch exists.
     *
     * @param lease the lease
     * @throws JournalException if the journal is closed
     */
    void release(Lease lease);

    /**
     * Puts an entry into an agent's journal without holding its lease. Disturbs nobody: whoever runs the agent is told by
     * other means or looks by itself.
     *
     * @param agent whose journal; need not exist yet
     * @param key an entry with this key is written once, however often it is offered; {@code null} for no check; at most
     *     {@value #MAX_KEY_LENGTH} characters. Keys are remembered for as long as their entries are retained, and at least
     *     the last 1,000 of an agent
     * @param entry what happened; its payload at most {@value #MAX_PAYLOAD_BYTES} bytes of UTF-8, the texts of its cause at
     *     most {@value #MAX_KEY_LENGTH} characters each
     * @return where it stands, and whether it was there before; in both cases it is durable
     * @throws JournalException if the journal is closed, full, poisoned by an earlier failure, or the entry too large
     */
    Receipt offer(AgentId agent, @Nullable String key, Draft entry);

    /**
     * Appends entries to an agent's log, all or none.
     *
     * @param lease the agent's lease
     * @param entries what happened, in order; each within the limits of {@link #offer}, all together at most 64 MiB; may be
     *     empty
     * @return the entries as they stand in the journal
     * @throws LeaseLostException if a newer epoch exists, or the lease has ended, was given back or is of an earlier opening
     * @throws JournalException if the journal is closed, full, poisoned by an earlier failure, or an entry too large
     */
    List<Entry> append(Lease lease, List<Draft> entries);

    /**
     * Reads an agent's entries in order. Entries that were offered or appended before the call are among them.
     *
     * @param agent whose entries
     * @param after the sequence after which to begin; 0 for the oldest that is retained, as is any sequence before that
     * @param limit how many at most, from 1
     * @return the entries, oldest first; empty if there are none after {@code after}
     * @throws IllegalArgumentException if {@code limit} is below 1
     * @throws JournalException if the journal is closed or an entry cannot be read
     */
    List<Entry> read(AgentId agent, long after, int limit);

    /**
     * Lists the agents that have entries or a checkpoint.
     *
     * @return their ids, an unmodifiable snapshot
     * @throws JournalException if the journal is closed
     */
    Set<AgentId> agents();

    /**
     * Stores the folded state of an agent and lets entries below {@link Checkpoint#retainFrom()} go: they are not read any
     * more. The checkpoint that was stored last is kept.
     *
     * @param lease the agent's lease
     * @param checkpoint the state; at most 16 MiB of UTF-8. A {@code retainFrom} below that of an earlier checkpoint brings
     *     nothing back
     * @throws LeaseLostException if a newer epoch exists, or the lease has ended, was given back or is of an earlier opening
     * @throws IllegalArgumentException if the checkpoint is of another agent, ahead of its last entry, or so far behind that
     *     entries after it are gone
     * @throws JournalException if the journal is closed, full, poisoned by an earlier failure, or the state too large
     */
    void checkpoint(Lease lease, Checkpoint checkpoint);

    /**
     * Returns the checkpoint of an agent that was stored last.
     *
     * @param agent whose
     * @return the checkpoint, or empty if there is none
     * @throws JournalException if the journal is closed or the checkpoint cannot be read
     */
    Optional<Checkpoint> checkpoint(AgentId agent);

    /**
     * Makes the payloads of entries unreadable for good, in all that the journal keeps: each becomes {@link Entry#ERASED}. The
     * rest of the entries (time, kind, origin, cause, key) stays, and so do the digests of what was erased, so that the chain
     * of entries can still be verified. Checkpoints before the newest one go too; the newest is the caller's: store one
     * without the content first. May take as long as reading and writing all that the journal holds. If the process dies on
     * the way, the same call completes it.
     *
     * @param lease the agent's lease
     * @param sequences which entries; those that are not retained, or were erased before, are passed over
     * @throws LeaseLostException if a newer epoch exists, or the lease has ended, was given back or is of an earlier opening
     * @throws JournalException if the journal is closed, full, poisoned by an earlier failure, or cannot be read
     */
    void erase(Lease lease, Set<Long> sequences);

    /** Closes the journal; afterwards every call throws {@link JournalException}. Closing again does nothing. */
    @Override
    void close();

    /** The largest payload of one entry, in bytes of UTF-8: 4 MiB. */
    int MAX_PAYLOAD_BYTES = 4 << 20;

    /** The longest key, and the longest text of a cause, in characters: hash what is longer. */
    int MAX_KEY_LENGTH = 1_000;

    /**
     * Lists the folders that are its own: no tool of an agent may work in them. By default none.
     *
     * @return the folders
     */
    default List<Path> folders() {
        return List.of();
    }
}
