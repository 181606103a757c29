package dev.kairos.api.agent;

import java.util.List;
import java.util.Optional;

/**
 * The owner's view of an agent's standing work. Every change is durable when its method returns. Safe for use by many
 * threads.
 */
public interface Objectives {

    /**
     * Lists the objectives, done and cancelled ones for as long as they are kept.
     *
     * @return a snapshot, by falling priority, then in the order they were made
     */
    List<Objective> list();

    /**
     * Adds an objective of the owner, or replaces the one with its id.
     *
     * @param objective the objective
     */
    void put(Objective objective);

    /**
     * Moves an objective to another state: accepts or refuses a proposal, unblocks, cancels. One that recurs and is done stays
     * accepted and falls due again.
     *
     * @param id which
     * @param state the new state
     * @param note why; may be empty
     * @return the objective as it stands now, or empty if there is none with this id
     */
    Optional<Objective> move(String id, Objective.State state, String note);
}
