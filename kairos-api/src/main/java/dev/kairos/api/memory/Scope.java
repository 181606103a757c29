package dev.kairos.api.memory;

import dev.kairos.api.AgentId;
import java.util.Objects;

/**
 * Whose memory something is. Every episode and every memory stands in exactly one scope, and every call of a store or of
 * recall names the scopes it means: what stands in other scopes cannot be read, found or counted by that call.
 *
 * @param kind what the id names
 * @param id which one: 1 to 200 characters, none of them a control character
 */
public record Scope(Kind kind, String id) implements Comparable<Scope> {

    /** What a scope can belong to. */
    public enum Kind {
        /** One agent. */
        AGENT,
        /** One person that agents talk to. */
        USER,
        /** One project that several agents or people work on. */
        PROJECT,
        /** One team. */
        TEAM
    }

    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if the id is blank, longer than 200 characters, or holds control characters or
     *     unpaired surrogates
     */
    public Scope {
        Objects.requireNonNull(kind, "kind");
        Names.check("scope id", id);
    }

    /**
     * Creates the scope of an agent.
     *
     * @param agent the agent
     * @return its scope
     */
    public static Scope agent(AgentId agent) {
        return new Scope(Kind.AGENT, agent.value());
    }

    /**
     * Creates the scope of a person.
     *
     * @param id the person, as the host names them
     * @return the scope
     */
    public static Scope user(String id) {
        return new Scope(Kind.USER, id);
    }

    /**
     * Creates the scope of a project.
     *
     * @param id the project
     * @return the scope
     */
    public static Scope project(String id) {
        return new Scope(Kind.PROJECT, id);
    }

    /**
     * Creates the scope of a team.
     *
     * @param id the team
     * @return the scope
     */
    public static Scope team(String id) {
        return new Scope(Kind.TEAM, id);
    }

    @Override
    public int compareTo(Scope other) {
        int byKind = kind.compareTo(other.kind);
        return byKind == 0 ? id.compareTo(other.id) : byKind;
    }

    /**
     * Renders the scope.
     *
     * @return for example {@code agent:keeper}
     */
    @Override
    public String toString() {
        return switch (kind) {
            case AGENT -> "agent:" + id;
            case USER -> "user:" + id;
            case PROJECT -> "project:" + id;
            case TEAM -> "team:" + id;
        };
    }
}
