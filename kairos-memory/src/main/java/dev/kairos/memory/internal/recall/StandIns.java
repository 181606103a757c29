package dev.kairos.memory.internal.recall;

import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.RecallQuery.Select;
import dev.kairos.api.memory.Source;
import dev.kairos.memory.internal.index.Snapshot;
import dev.kairos.memory.internal.recall.Piece.Told;
import dev.kairos.memory.internal.text.Analysis;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that what was said is shown once. A note on one episode is not found by itself but comes in the place of its
 * episode, told for the question. Used once, by one thread.
 */
final class StandIns {
    private final Retelling retelling;
    private final boolean episodes;
    private final Set<Key> shown = new HashSet<>();

    StandIns(Analysis analysis, Collection<String> terms, Select select) {
        this.retelling = new Retelling(analysis, Set.copyOf(terms));
        this.episodes = !select.episodes().isEmpty() && !select.memories().isEmpty();
    }

    /** Names a memory in a scope. */
    private record Key(Snapshot part, String id) {}

    /** Whether a piece says nothing that was not shown, or will not be shown in its place. */
    boolean isTold(Piece piece) throws IOException {
        if (!piece.traits().isMemory()) {
            return false;
        }
        Memory memory = piece.part().memories().get(piece.body().id());
        return memory == null || isNote(memory, piece.part()) || !shown.add(new Key(piece.part(), memory.id()));
    }

    /** What may come in the place of an episode, or {@code null}. */
    @Nullable
    Told note(Piece piece) throws IOException {
        if (!episodes || piece.traits().isMemory() || piece.part().memories().isEmpty()) {
            return null;
        }
        List<Memory> notes =
                piece.part().citations().live().getOrDefault(piece.body().id(), List.of());
        return notes.isEmpty() || !piece.isWhole() ? null : fitting(piece, notes);
    }

    private boolean isNote(Memory memory, Snapshot part) {
        List<Source> sources = memory.statement().grounds().sources();
        return episodes
                && memory.isLive()
                && sources.size() == 1
                && sources.get(0).scope().equals(part.scope())
                && memory.statement().key() == null;
    }

    private @Nullable Told fitting(Piece piece, List<Memory> notes) throws IOException {
        String said = piece.body().text();
        Told best = null;
        for (Memory note : notes) {
            String text = isNote(note, piece.part()) ? retelling.of(said, note) : null;
            if (text != null && (best == null || text.length() < best.text().length())) {
                best = new Told(note, text);
            }
        }
        return best;
    }
}
