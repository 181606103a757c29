package dev.kairos.api.agent;

import dev.kairos.api.AgentId;
import dev.kairos.api.dream.DreamReport;
import dev.kairos.api.dream.Dreaming;
import dev.kairos.api.event.Event;
import dev.kairos.api.event.Message;
import dev.kairos.api.journal.Receipt;
import dev.kairos.api.memory.ErasureReport;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An agent that lives in this process. It wakes by itself; these methods let the host reach it. Safe for use by many
 * threads; no method waits for a model.
 */
public interface Agent {

    /**
     * Names the agent.
     *
     * @return its id
     */
    AgentId id();

    /**
     * Describes how it is.
     *
     * @return a snapshot
     */
    AgentStatus status();

    /**
     * Returns the owner's view of its standing work.
     *
     * @return the objectives
     */
    Objectives objectives();

    /**
     * Puts an event into its inbox, durably.
     *
     * @param event what happened
     * @return where it stands, and whether its key was seen before
     */
    Receipt offer(Event event);

    /**
     * Says something to the agent as a person and waits for no answer; the message is durable when this returns.
     *
     * @param message what is said
     * @return where it stands
     */
    Receipt tell(Message message);

    /**
     * Says something to the agent as a person, once: a message with a key that the agent has seen is dropped.
     *
     * @param key the key, unique per agent and message; {@code null} for none
     * @param message what is said
     * @return where it stands, and whether its key was seen before
     */
    Receipt tell(@Nullable String key, Message message);

    /**
     * Says something to the agent as a person.
     *
     * <p>One answer serves one asker: what the same person asks in the same thread is answered together, other questions wait
     * for the next beat, as does one that finds no room.
     *
     * @param message what is said
     * @return the answer: completes on a worker thread; fails with {@link NoAnswerException} if the beat that read the
     *     message ended without one, or the agent was closed before
     */
    CompletableFuture<String> ask(Message message);

    /**
     * Says something to the agent as its owner.
     *
     * @param text the words
     * @return the answer, as {@link #ask(Message)}
     */
    default CompletableFuture<String> ask(String text) {
        return ask(Message.of(text));
    }

    /**
     * Dreams now: what happened since the last dream becomes what is known.
     *
     * @return what the dream did, as {@link Dreaming#now}
     * @throws dev.kairos.api.ConfigurationException if the agent does not dream
     */
    default CompletableFuture<DreamReport> dream() {
        return dreaming().now();
    }

    /**
     * Returns the owner's hand on its dreams.
     *
     * @return what dreams, shows what a dream would do, and returns to what was known before
     * @throws dev.kairos.api.ConfigurationException if the agent does not dream
     */
    Dreaming dreaming();

    /**
     * Forgets episodes for good, once the agent rests. What is erased is unreadable afterwards: the episodes, and every memory
     * that rests on nothing else; in the journal the payloads of the entries that they come from, of all that the beats which
     * read them were shown, said and did, and of every other entry that holds the beginning of the same words; and what the
     * agent's state held of them. Kind, time and cause of these entries stay. It takes as long as rewriting the journal's
     * files does. If the process dies on the way, the same call completes it.
     *
     * @param episodes the episodes' ids, different from each other
     * @return what was done, and places that may hold copies and were not touched; completes on a worker thread. Fails with
     *     {@link AgentClosedException} if the agent is closed before, with {@link IllegalStateException} if it has no memory or
     *     it takes more than some minutes, and with what memory or journal failed with
     * @throws IllegalArgumentException if an id is named twice
     */
    CompletableFuture<ErasureReport> erase(String... episodes);

    /** Wakes the agent as if a heartbeat slot had come: the gate decides whether anything needs doing. */
    void wake();
}
