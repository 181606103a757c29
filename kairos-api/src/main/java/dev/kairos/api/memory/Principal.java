package dev.kairos.api.memory;

import dev.kairos.api.AgentId;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Who asks, and what the host lets them see and change. The runtime makes one per agent; a host makes others for the
 * people it knows. Stores and recall refuse what a principal has no right to with {@link MemoryException} of reason
 * {@link MemoryException.Reason#DENIED}, whether or not the scope exists.
 *
 * @param name who asks, for messages and logs: 1 to 200 characters
 * @param reads the scopes whose content they may see
 * @param writes the scopes they may change; being allowed to change includes being allowed to see
 */
public record Principal(String name, Set<Scope> reads, Set<Scope> writes) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the name is blank, too long or holds control characters
     */
    public Principal {
        Names.check("principal name", name);
        Set<Scope> seen = new HashSet<>(reads);
        seen.addAll(writes);
        reads = Set.copyOf(seen);
        writes = Set.copyOf(writes);
    }

    /**
     * Creates the principal of an agent: it may read and write its own scope.
     *
     * @param agent the agent
     * @return the principal
     */
    public static Principal of(AgentId agent) {
        return new Principal(agent.value(), Set.of(), Set.of(Scope.agent(agent)));
    }

    /**
     * Returns this principal with the right to read further scopes.
     *
     * @param scopes what it may see
     * @return the principal
     */
    public Principal reading(Scope... scopes) {
        Set<Scope> more = new HashSet<>(reads);
        more.addAll(Set.of(scopes));
        return new Principal(name, more, writes);
    }

    /**
     * Returns this principal with the right to read and write further scopes.
     *
     * @param scopes what it may change
     * @return the principal
     */
    public Principal writing(Scope... scopes) {
        Set<Scope> more = new HashSet<>(writes);
        more.addAll(Set.of(scopes));
        return new Principal(name, reads, more);
    }

    /**
     * Refuses unless this principal may see a scope.
     *
     * @param scope the scope
     * @throws MemoryException of reason DENIED
     */
    public void requireRead(Scope scope) {
        if (!reads.contains(Objects.requireNonNull(scope, "scope"))) {
            throw new MemoryException(
                    MemoryException.Reason.DENIED,
                    "'" + name + "' may not read " + scope + ": grant it with Principal.reading",
                    null);
        }
    }

    /**
     * Refuses unless this principal may change a scope.
     *
     * @param scope the scope
     * @throws MemoryException of reason DENIED
     */
    public void requireWrite(Scope scope) {
        if (!writes.contains(Objects.requireNonNull(scope, "scope"))) {
            throw new MemoryException(
                    MemoryException.Reason.DENIED,
                    "'" + name + "' may not write " + scope + ": grant it with Principal.writing",
                    null);
        }
    }
}
