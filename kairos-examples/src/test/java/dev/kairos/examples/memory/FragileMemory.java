package dev.kairos.examples.memory;

import dev.kairos.api.memory.AgentMemory;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.EpisodeReceipt;
import dev.kairos.api.memory.ForwardingMemoryStore;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.MemoryException.Reason;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Recall;
import dev.kairos.api.memory.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** A real memory that can be made to fail, refuses what it is told to, and shows its generations as it is told to. */
final class FragileMemory extends ForwardingMemoryStore implements AgentMemory {

    private final AgentMemory real;
    boolean isBroken;
    String refuses = "\u0000";
    UnaryOperator<Generation> shows = UnaryOperator.identity();

    FragileMemory(AgentMemory real) {
        this.real = real;
    }

    @Override
    protected MemoryStore delegate() {
        if (isBroken) {
            throw new MemoryException(Reason.CORRUPT, "the scope's file is damaged at byte 17", null);
        }
        return real.store();
    }

    @Override
    public MemoryStore store() {
        return this;
    }

    @Override
    public Recall recall() {
        delegate();
        return real.recall();
    }

    @Override
    public List<EpisodeReceipt> append(Principal principal, Scope scope, List<Episode> episodes) {
        if (episodes.stream().anyMatch(episode -> episode.text().contains(refuses))) {
            throw new MemoryException(Reason.CONFLICT, "another content stands under this id", null);
        }
        return super.append(principal, scope, episodes);
    }

    @Override
    public Generation generation(Principal principal, Scope scope, long number) {
        return shows.apply(super.generation(principal, scope, number));
    }

    @Override
    public List<Path> folders() {
        return real.store().folders();
    }

    @Override
    public void close() {
        real.close();
    }
}
