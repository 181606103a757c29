package dev.kairos.memory.internal.recall;

import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.RecallQuery.Select;
import dev.kairos.api.memory.Source;
import dev.kairos.memory.internal.index.Snapshot;
import dev.kairos.memory.internal.text.Analysis;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that what was said is shown once. A note on one episode is not found by itself but comes in the place of its
 * episode, where it is shorter and has half of its words and all of them that were asked for. Used once, by one thread.
 */
final class StandIns {
    private final Analysis analysis;
    private final Set<String> terms;
    private final boolean episodes;
    private final Set<Key> shown = new HashSet<>();

    StandIns(Analysis analysis, Collection<String> terms, Select select) {
        this.analysis = analysis;
        this.terms = Set.copyOf(terms);
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

    /** The memory that may come in the place of an episode, or {@code null}. */
    @Nullable
    Memory note(Piece piece) throws IOException {
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

    /** Whether a note has at least half of what was said, and all of it that was asked about. */
    private boolean holds(Memory note, Set<String> said, Set<String> wanted) {
        Set<String> noted = new HashSet<>(analysis.terms(note.text()));
        long held = said.stream().filter(noted::contains).count();
        return 2 * held >= said.size() && noted.containsAll(wanted);
    }

    private @Nullable Memory fitting(Piece piece, List<Memory> notes) throws IOException {
        String text = piece.body().text();
        Set<String> said = new HashSet<>(analysis.terms(text));
        Set<String> wanted = new HashSet<>(said);
        wanted.retainAll(terms);
        return notes.stream()
                .filter(note -> note.text().length() < text.length() && isNote(note, piece.part()))
                .filter(note -> holds(note, said, wanted))
                .min(Comparator.comparingInt((Memory note) -> note.text().length())
                        .thenComparing(Memory::id))
                .orElse(null);
    }
}
