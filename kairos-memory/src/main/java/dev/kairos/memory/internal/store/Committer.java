package dev.kairos.memory.internal.store;

import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.Memory.Link;
import dev.kairos.api.memory.Memory.Standing;
import dev.kairos.api.memory.Memory.Status;
import dev.kairos.api.memory.Memory.Tier;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import dev.kairos.memory.internal.text.Halves;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Applies the operations of one commit to the memories of a scope, or refuses the commit. Used once, by one thread. */
final class Committer {
    private final Scope scope;
    private final Commit commit;
    private final Rules rules;
    private final Map<String, Memory> current;
    private final Map<String, Memory> written = new LinkedHashMap<>();

    private Committer(Scope scope, Commit commit, Map<String, Memory> current, Rules rules) {
        this.scope = scope;
        this.commit = commit;
        this.current = current;
        this.rules = rules;
    }

    /**
     * Applies.
     *
     * @param scope whose memories
     * @param commit what is changed
     * @param current the memories as they are
     * @param lookup finds the episode of a source, or {@code null}
     * @param tombs what may not come back
     * @return every memory that is new or changed
     * @throws MemoryException of reason REFUSED if an operation breaks a rule
     */
    static Collection<Memory> apply(
            Scope scope,
            Commit commit,
            Map<String, Memory> current,
            Function<Source, @Nullable Episode> lookup,
            Tombstones tombs) {
        Committer committer = new Committer(scope, commit, current, new Rules(commit.author(), lookup, tombs));
        List<MemoryOp> operations = commit.operations();
        if (Halves.in(commit.note())) {
            throw new MemoryException(
                    MemoryException.Reason.REFUSED,
                    "the note of a commit to " + scope + " holds half a surrogate pair: remove it",
                    null);
        }
        for (int i = 0; i < operations.size(); i++) {
            try {
                committer.apply(operations.get(i));
            } catch (Rules.Broken e) {
                throw new MemoryException(
                        MemoryException.Reason.REFUSED,
                        "operation " + i + " (" + operations.get(i).kind() + ") on " + scope + " is refused: "
                                + e.getMessage(),
                        null);
            }
        }
        return committer.written.values();
    }

    private void apply(MemoryOp op) {
        Rules.checkText(op.reason());
        switch (op.kind()) {
            case ADD -> add((MemoryOp.Add) op);
            case MERGE -> merge((MemoryOp.Merge) op);
            case SUPERSEDE -> supersede((MemoryOp.Supersede) op);
            case RESOLVE_TIME -> resolve((MemoryOp.ResolveTime) op);
            case PROMOTE -> tier(((MemoryOp.Promote) op).memory(), Tier.HOT);
            case DEMOTE -> tier(((MemoryOp.Demote) op).memory(), Tier.COLD);
            case EXPIRE -> expire((MemoryOp.Expire) op);
            case LINK_CONFLICT -> conflict((MemoryOp.LinkConflict) op);
            case PIN -> pin((MemoryOp.Pin) op);
            case SHARE -> share((MemoryOp.Share) op);
        }
    }

    private void add(MemoryOp.Add op) {
        if (find(op.id()) != null) {
            throw new Rules.Broken("the id '" + op.id() + "' is taken: choose another one");
        }
        rules.checkNew(op.id(), op.statement());
        put(new Memory(op.id(), op.statement(), Standing.NEW, commit.time(), null, List.of()));
    }

    private void merge(MemoryOp.Merge op) {
        if (op.memories().isEmpty() || op.memories().contains(op.into())) {
            throw new Rules.Broken("merging " + op.memories() + " into '" + op.into() + "': name others than the one");
        }
        Memory into = live(op.into());
        for (String id : new TreeSet<>(op.memories())) {
            Memory merged = live(id);
            put(retire(merged, Status.MERGED, null, link(Link.Kind.MERGED_INTO, into.id())));
            into = Memories.withLink(Memories.absorb(into, merged), link(Link.Kind.MERGED_FROM, id));
        }
        put(into);
    }

    private void supersede(MemoryOp.Supersede op) {
        if (op.old().equals(op.by())) {
            throw new Rules.Broken("'" + op.old() + "' cannot supersede itself");
        }
        Memory old = live(op.old());
        Memory by = live(op.by());
        put(retire(old, Status.SUPERSEDED, op.at(), link(Link.Kind.SUPERSEDED_BY, by.id())));
        put(Memories.withLink(by, link(Link.Kind.SUPERSEDES, old.id())));
    }

    private void resolve(MemoryOp.ResolveTime op) {
        Memory memory = live(op.memory());
        Rules.checkText(op.text());
        if (!op.text().equals(memory.text())) {
            rules.checkNotErased(op.memory(), op.text());
        }
        op.derivations().forEach(Rules::checkDerivation);
        try {
            put(Memories.withStatement(
                    memory, Memories.resolved(memory.statement(), op.text(), op.valid(), op.derivations())));
        } catch (IllegalArgumentException e) {
            throw new Rules.Broken(String.valueOf(e.getMessage()));
        }
    }

    private void tier(String id, Tier tier) {
        Memory memory = live(id);
        if (tier == Tier.COLD && memory.standing().pinned()) {
            throw new Rules.Broken("'" + id + "' is pinned: unpin it first");
        }
        put(Memories.withStanding(
                memory, new Standing(Status.LIVE, tier, memory.standing().pinned())));
    }

    private void expire(MemoryOp.Expire op) {
        Memory memory = live(op.memory());
        if (memory.standing().pinned()) {
            throw new Rules.Broken("'" + op.memory() + "' is pinned: unpin it first");
        }
        put(retire(memory, Status.EXPIRED, op.at(), null));
    }

    private void conflict(MemoryOp.LinkConflict op) {
        if (op.first().equals(op.second())) {
            throw new Rules.Broken("'" + op.first() + "' cannot conflict with itself");
        }
        Memory first = live(op.first());
        Memory second = live(op.second());
        put(Memories.withLink(first, link(Link.Kind.CONFLICTS_WITH, second.id())));
        put(Memories.withLink(second, link(Link.Kind.CONFLICTS_WITH, first.id())));
    }

    private void pin(MemoryOp.Pin op) {
        Memory memory = live(op.memory());
        Tier tier = op.pinned() ? Tier.HOT : memory.standing().tier();
        put(Memories.withStanding(memory, new Standing(Status.LIVE, tier, op.pinned())));
    }

    private void share(MemoryOp.Share op) {
        if (op.target().equals(scope)) {
            throw new Rules.Broken("'" + op.memory() + "' stands in " + scope + " already: share it to another scope");
        }
        put(Memories.withLink(live(op.memory()), new Link(Link.Kind.SHARED_TO, op.target(), op.copy())));
    }

    private Memory retire(Memory memory, Status status, @Nullable Instant ends, @Nullable Link link) {
        Standing standing = new Standing(status, memory.standing().tier(), false);
        Statement statement = ends == null ? memory.statement() : Memories.ending(memory.statement(), ends);
        Memory retired = new Memory(memory.id(), statement, standing, memory.recorded(), commit.time(), memory.links());
        return link == null ? retired : Memories.withLink(retired, link);
    }

    private Link link(Link.Kind kind, String memory) {
        return new Link(kind, scope, memory);
    }

    private Memory live(String id) {
        Memory memory = find(id);
        if (memory == null || !memory.isLive()) {
            throw new Rules.Broken("there is no live memory '" + id + "'"
                    + (memory == null ? "" : ", it is " + memory.standing().status()));
        }
        return memory;
    }

    private @Nullable Memory find(String id) {
        Memory changed = written.get(id);
        return changed == null ? current.get(id) : changed;
    }

    private void put(Memory memory) {
        written.put(memory.id(), memory);
    }
}
