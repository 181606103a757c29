package dev.kairos.api.reach;

import java.util.List;
import java.util.Optional;

/**
 * All that leaves for people: durable, delivered in the background, each notice at most once unless its far side deduplicates.
 * What became of a notice whose delivery broke off is not guessed: it stays {@link Outgoing.State#UNKNOWN} until a person
 * decides. Safe for use by many threads.
 */
public interface Outbox {

    /**
     * Puts a notice into the outbox; durable when this returns. Secrets in it are replaced by marks; what is longer than the
     * notifier takes is split.
     *
     * @param notifier who is to deliver it
     * @param notice the notice; one whose key is there already is not put there again
     * @throws IllegalArgumentException if there is no such notifier
     */
    void send(String notifier, Notice notice);

    /**
     * Lists the notices: all that are not in a last state, and those that came to one lately.
     *
     * @return a snapshot, oldest first
     */
    List<Outgoing> list();

    /**
     * Has a notice sent again that failed or whose delivery is unknown: a person's decision.
     *
     * @param id which
     * @return whether there is one in such a state
     */
    boolean resend(String id);

    /**
     * Takes a notice back that is not sent yet.
     *
     * @param id which
     * @return whether it will not be sent
     */
    boolean cancel(String id);

    /**
     * Finds a notice.
     *
     * @param id which
     * @return the notice, or empty if there is none, or not any more
     */
    default Optional<Outgoing> find(String id) {
        return list().stream().filter(outgoing -> outgoing.id().equals(id)).findFirst();
    }
}
