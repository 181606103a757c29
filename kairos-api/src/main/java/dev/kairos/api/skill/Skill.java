package dev.kairos.api.skill;

import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.api.verify.Verifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A group of tools, with the sensors that tell when they are needed, that a host gives to an agent.
 *
 * <p>Implementations are safe for use by many threads. The answers of {@link #name()}, {@link #description()} and
 * {@link #tools()} must not change while an agent uses the skill.
 */
public interface Skill {

    /**
     * Names the skill.
     *
     * @return 1 to 64 letters, digits, {@code _} and {@code -}; unique per agent
     */
    String name();

    /**
     * Tells models in one line what the skill is for.
     *
     * @return at most 200 characters
     */
    String description();

    /**
     * Lists its tools.
     *
     * @return the tools; names are unique per agent
     */
    List<Tool<?>> tools();

    /**
     * Lists what is looked at before each beat. By default nothing.
     *
     * @return the sensors
     */
    default List<Sensor> sensors() {
        return List.of();
    }

    /**
     * Lists what checks the claims that agents make of this skill's work, by kind. By default nothing. An agent whose skills
     * bring any has to state claims before something counts as done.
     *
     * @return the verifiers
     */
    default Map<String, Verifier> verifiers() {
        return Map.of();
    }

    /**
     * Lists the folders in which its tools work. By default none. An agent does not start if one of them holds the journal or
     * the memory of its runtime, or lies in them.
     *
     * @return the folders
     */
    default List<Path> folders() {
        return List.of();
    }

    /**
     * Starts with the agent: opens connections, subscribes to event sources. By default does nothing. Called once per agent
     * and start, on a worker thread.
     *
     * @param context the agent's side of the door
     * @throws Exception if it cannot start: the agent then does not start
     */
    default void start(SkillContext context) throws Exception {}

    /**
     * Stops with the agent and gives back what {@link #start} took. By default does nothing.
     *
     * @param context the context that it was started with
     */
    default void stop(SkillContext context) {}

    /**
     * Creates a skill from parts.
     *
     * @param name 1 to 64 letters, digits, {@code _} and {@code -}
     * @param description one line, at most 200 characters
     * @param tools its tools
     * @return the skill
     */
    static Skill of(String name, String description, Tool<?>... tools) {
        List<Tool<?>> list = List.of(tools);
        return new Skill() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String description() {
                return description;
            }

            @Override
            public List<Tool<?>> tools() {
                return list;
            }
        };
    }
}
