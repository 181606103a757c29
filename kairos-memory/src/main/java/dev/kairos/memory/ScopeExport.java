package dev.kairos.memory;

import dev.kairos.api.memory.Change;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.memory.internal.file.ExportLine;
import java.io.IOException;
import java.util.List;

/**
 * All that a store keeps of a scope, as JSON lines, for whoever it is about: a line with the scope, one per episode, commit,
 * rollback and erasure in order, one per memory of the newest generation, and a last line with the counts, without which an
 * export is not complete. What was erased is not in it. To delete a scope, erase it with
 * {@link dev.kairos.api.memory.Erasure#scope}.
 */
public final class ScopeExport {
    private static final int PAGE = 1_000;

    private final MemoryStore store;
    private final Principal principal;
    private final Scope scope;
    private long episodes;

    private ScopeExport(MemoryStore store, Principal principal, Scope scope) {
        this.store = store;
        this.principal = principal;
        this.scope = scope;
    }

    /**
     * Prepares an export.
     *
     * @param store the store
     * @param principal who asks; must have the right to read the scope
     * @param scope what is exported
     * @return the export, to be written once
     */
    public static ScopeExport of(MemoryStore store, Principal principal, Scope scope) {
        return new ScopeExport(store, principal, scope);
    }

    /**
     * Writes the lines; blocks on the store and on the target. What is stored meanwhile may be in it or not.
     *
     * @param target where the lines go; flushed and closed by the caller
     * @return how many episodes were written
     * @throws IOException if the target fails
     * @throws dev.kairos.api.memory.MemoryException as the store does
     */
    public long write(Appendable target) throws IOException {
        Generation latest = store.generation(principal, scope, Generation.LATEST);
        line(target, ExportLine.header(latest));
        long after = 0;
        for (List<Change> page = page(after); !page.isEmpty(); page = page(after)) {
            for (Change change : page) {
                line(target, ExportLine.of(change));
                episodes += change.kind() == Change.Kind.APPENDED ? 1 : 0;
                after = change.sequence();
            }
        }
        for (Memory memory : latest.memories()) {
            line(target, ExportLine.of(memory));
        }
        line(target, ExportLine.end(latest, episodes));
        return episodes;
    }

    private List<Change> page(long after) {
        return store.changes(principal, scope, new EpisodeQuery.After(after, PAGE));
    }

    private static void line(Appendable target, String line) throws IOException {
        target.append(line).append('\n');
    }
}
