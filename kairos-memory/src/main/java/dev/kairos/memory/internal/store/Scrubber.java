package dev.kairos.memory.internal.store;

import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import dev.kairos.memory.internal.store.LogRecord.Happened;
import dev.kairos.memory.internal.store.LogRecord.Made;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes what was erased out of the records of a scope. */
final class Scrubber {
    private final Scope scope;
    private final Set<Wiped> sources;
    private final Set<String> memories;
    private boolean read;

    /**
     * Names an episode whose content goes.
     *
     * @param scope where it stands
     * @param episode its id
     */
    record Wiped(Scope scope, String episode) {
        static Wiped of(Source source) {
            return new Wiped(source.scope(), source.episode());
        }
    }

    /** With the sources and the ids of the memories that go. */
    Scrubber(Scope scope, Set<Wiped> sources, Set<String> memories) {
        this.scope = scope;
        this.sources = sources;
        this.memories = memories;
    }

    /** The record without what was erased, or {@code null} if nothing is left. Records must come in order. */
    @Nullable
    LogRecord scrub(LogRecord record) {
        return switch (record.kind()) {
            case EPISODE -> scrub((Happened) record);
            case COMMIT -> scrub((Made) record);
            case ROLLBACK, ERASURE -> record;
        };
    }

    /** What is left of the sources of a statement. */
    List<Source> left(Statement statement) {
        return statement.grounds().sources().stream()
                .filter(source -> !sources.contains(Wiped.of(source)))
                .toList();
    }

    private @Nullable LogRecord scrub(Happened happened) {
        if (!sources.contains(new Wiped(scope, happened.episode().id()))) {
            return happened;
        }
        read = true;
        return null;
    }

    private Made scrub(Made made) {
        List<Memory> written = new ArrayList<>();
        for (Memory memory : made.written()) {
            List<Source> left = left(memory.statement());
            boolean bare =
                    left.isEmpty() && !memory.statement().grounds().sources().isEmpty();
            if (!bare && !memories.contains(memory.id())) {
                written.add(Memories.withStatement(memory, Memories.withSources(memory.statement(), left)));
            }
        }
        Commit commit = scrub(made.commit(), written.equals(made.written()));
        return new Made(made.sequence(), made.generation(), made.watermark(), commit, written);
    }

    /** The note of whoever may have read what was erased goes too: nobody knows what it quotes. */
    private Commit scrub(Commit commit, boolean untouched) {
        String note = untouched && !read ? commit.note() : "";
        List<MemoryOp> kept = new ArrayList<>();
        for (MemoryOp op : commit.operations()) {
            if (names(op).stream().noneMatch(memories::contains)) {
                kept.add(scrub(op));
            }
        }
        return new Commit(commit.expected(), commit.time(), commit.author(), kept, commit.watermark(), note);
    }

    private MemoryOp scrub(MemoryOp op) {
        return op instanceof MemoryOp.Add add
                ? new MemoryOp.Add(add.id(), Memories.withSources(add.statement(), left(add.statement())), add.reason())
                : op;
    }

    private static Set<String> names(MemoryOp op) {
        return switch (op.kind()) {
            case ADD -> Set.of(((MemoryOp.Add) op).id());
            case MERGE -> {
                Set<String> all = new HashSet<>(((MemoryOp.Merge) op).memories());
                all.add(((MemoryOp.Merge) op).into());
                yield all;
            }
            case SUPERSEDE -> new HashSet<>(List.of(((MemoryOp.Supersede) op).old(), ((MemoryOp.Supersede) op).by()));
            case RESOLVE_TIME -> Set.of(((MemoryOp.ResolveTime) op).memory());
            case PROMOTE -> Set.of(((MemoryOp.Promote) op).memory());
            case DEMOTE -> Set.of(((MemoryOp.Demote) op).memory());
            case EXPIRE -> Set.of(((MemoryOp.Expire) op).memory());
            case LINK_CONFLICT ->
                new HashSet<>(List.of(((MemoryOp.LinkConflict) op).first(), ((MemoryOp.LinkConflict) op).second()));
            case PIN -> Set.of(((MemoryOp.Pin) op).memory());
            case SHARE -> Set.of(((MemoryOp.Share) op).memory());
        };
    }
}
