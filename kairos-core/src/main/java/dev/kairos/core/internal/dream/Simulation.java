package dev.kairos.core.internal.dream;

import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What would be live and hot if operations were done one after the other. Used by one thread. */
final class Simulation {
    private final Map<String, Live> live = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    /**
     * A live memory.
     *
     * @param statement what it says
     * @param hot whether it is kept hot
     * @param pinned whether it is pinned
     * @param old whether it was there before
     */
    record Live(Statement statement, boolean hot, boolean pinned, boolean old) {
        Live hot(boolean other) {
            return new Live(statement, other, pinned, old);
        }
    }

    Simulation(Generation generation) {
        for (Memory memory : generation.memories()) {
            taken.add(memory.id());
            if (memory.isLive()) {
                boolean hot = memory.standing().tier() == Memory.Tier.HOT;
                live.put(
                        memory.id(),
                        new Live(memory.statement(), hot, memory.standing().pinned(), true));
            }
        }
    }

    Map<String, Live> live() {
        return new HashMap<>(live);
    }

    @Nullable
    Live find(String id) {
        return live.get(id);
    }

    /** Does an operation, or says what keeps it from being done. */
    @Nullable
    String apply(MemoryOp operation) {
        return switch (operation.kind()) {
            case ADD -> add((MemoryOp.Add) operation);
            case MERGE -> merge((MemoryOp.Merge) operation);
            case SUPERSEDE -> supersede((MemoryOp.Supersede) operation);
            case RESOLVE_TIME -> resolve((MemoryOp.ResolveTime) operation);
            case PROMOTE -> tier(((MemoryOp.Promote) operation).memory(), true);
            case DEMOTE -> tier(((MemoryOp.Demote) operation).memory(), false);
            case EXPIRE -> expire((MemoryOp.Expire) operation);
            case LINK_CONFLICT -> conflict((MemoryOp.LinkConflict) operation);
            case PIN -> pin((MemoryOp.Pin) operation);
            case SHARE -> unknown(((MemoryOp.Share) operation).memory());
        };
    }

    private @Nullable String add(MemoryOp.Add op) {
        if (!taken.add(op.id())) {
            return "the id '" + op.id() + "' is taken";
        }
        live.put(op.id(), new Live(op.statement(), true, false, false));
        return null;
    }

    private @Nullable String merge(MemoryOp.Merge op) {
        if (op.memories().isEmpty() || op.memories().contains(op.into())) {
            return "it merges nothing, or a memory into itself";
        }
        for (String id : op.memories()) {
            if (!live.containsKey(id)) {
                return unknown(id);
            }
        }
        if (live.containsKey(op.into())) {
            live.keySet().removeAll(op.memories());
        }
        return unknown(op.into());
    }

    private @Nullable String supersede(MemoryOp.Supersede op) {
        if (op.old().equals(op.by())) {
            return "'" + op.old() + "' would supersede itself";
        }
        if (!live.containsKey(op.by())) {
            return unknown(op.by());
        }
        return live.remove(op.old()) == null ? unknown(op.old()) : null;
    }

    private @Nullable String resolve(MemoryOp.ResolveTime op) {
        boolean fits = !op.text().isBlank() && op.text().length() <= Statement.MAX_TEXT;
        return fits ? unknown(op.memory()) : "its text is blank or too long";
    }

    private @Nullable String tier(String id, boolean hot) {
        Live memory = live.get(id);
        if (memory == null) {
            return unknown(id);
        }
        if (!hot && memory.pinned()) {
            return "'" + id + "' is pinned";
        }
        live.put(id, memory.hot(hot));
        return null;
    }

    private @Nullable String expire(MemoryOp.Expire op) {
        Live memory = live.get(op.memory());
        if (memory != null && memory.pinned()) {
            return "'" + op.memory() + "' is pinned";
        }
        return live.remove(op.memory()) == null ? unknown(op.memory()) : null;
    }

    private @Nullable String conflict(MemoryOp.LinkConflict op) {
        if (op.first().equals(op.second())) {
            return "'" + op.first() + "' would conflict with itself";
        }
        String first = unknown(op.first());
        return first == null ? unknown(op.second()) : first;
    }

    private @Nullable String pin(MemoryOp.Pin op) {
        Live memory = live.get(op.memory());
        if (memory == null) {
            return unknown(op.memory());
        }
        live.put(op.memory(), new Live(memory.statement(), memory.hot() || op.pinned(), op.pinned(), memory.old()));
        return null;
    }

    private @Nullable String unknown(String id) {
        return live.containsKey(id) ? null : "there is no live memory '" + id + "'";
    }
}
