package dev.kairos.memory.internal.store;

import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.Memory.Link;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Scope;
import java.util.List;

/** Makes the copies of memories that go to other scopes. */
final class Sharing {
    private Sharing() {}

    static Memory copy(Scope from, Memory memory, String id, Commit cause) {
        Link back = new Link(Link.Kind.SHARED_FROM, from, memory.id());
        return new Memory(id, memory.statement(), Memory.Standing.NEW, cause.time(), null, List.of(back));
    }

    static Commit commit(long expected, Commit cause, Memory shared) {
        Link back = shared.links().get(0);
        String reason = "shared from " + back.scope() + "/" + back.memory();
        return Commit.of(
                expected, cause.time(), cause.author(), new MemoryOp.Add(shared.id(), shared.statement(), reason));
    }
}
