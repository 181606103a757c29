package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamDraft;
import dev.kairos.api.dream.DreamPass;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Episode.Role;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.memory.Statement.Grounds;
import dev.kairos.api.memory.Statement.Validity;
import dev.kairos.api.memory.StoredEpisode;
import dev.kairos.memory.internal.dates.Reach;
import dev.kairos.memory.internal.dates.Span;
import dev.kairos.memory.internal.text.Analysis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps a note of every episode that says something: the shortest text that still holds most of its words. */
final class Notes implements DreamPass {
    /** What agents say at length is not noted: it can be said again. */
    private static final int LONGEST_OF_AGENT = 400;

    private static final int MOST_COMPARED = 4_000;
    private static final double HALF_WORTH = 4;

    private final Desk desk;
    private final Wordlist words;
    private final Dating dating;

    Notes(Desk desk, Analysis analysis) {
        this.desk = desk;
        this.words = new Wordlist(analysis.language());
        this.dating = new Dating(analysis.times(), analysis.locale());
    }

    @Override
    public DreamDraft run(DreamDraft draft) {
        List<Workbench.Known> known = desk.of(draft).all();
        Stream<String> before = known.subList(Math.max(0, known.size() - MOST_COMPARED), known.size()).stream()
                .map(memory -> memory.statement().text());
        Stream<String> tonight = draft.context().episodes().stream()
                .map(stored -> stored.episode().text());
        NoteTaking taking = new NoteTaking(
                words, Rarity.among(Stream.concat(before, tonight).toList()), dating);
        List<MemoryOp> added = new ArrayList<>();
        for (StoredEpisode stored : draft.context().episodes()) {
            MemoryOp add = isNoted(stored.episode())
                    ? add(draft.context().generation().scope(), stored.episode(), taking)
                    : null;
            if (add != null) {
                added.add(add);
            }
        }
        return draft.propose(added);
    }

    private static boolean isNoted(Episode episode) {
        return episode.speaker().role() == Role.PERSON
                || (!episode.text().stripTrailing().endsWith("?")
                        && episode.text().length() <= LONGEST_OF_AGENT);
    }

    private @Nullable MemoryOp add(Scope scope, Episode episode, NoteTaking taking) {
        Note note = taking.take(episode);
        if (note == null || note.text().isEmpty()) {
            return null;
        }
        String text = episode.speaker().name() + ": " + note.text();
        Source source = Source.of(scope, episode, note.from(), note.to());
        Statement statement = new Statement(
                note.happens() == null ? Statement.Kind.FACT : Statement.Kind.EVENT,
                text,
                null,
                new Validity(from(episode, note.happens()), null),
                new Grounds(List.of(source), note.derivations()),
                episode.origin(),
                note.worth() / (note.worth() + HALF_WORTH));
        return new MemoryOp.Add(Ids.of("note", episode.id(), text), statement, "note");
    }

    private static Instant from(Episode episode, @Nullable Span happens) {
        Instant said = episode.time().toInstant();
        return happens == null
                ? said
                : Reach.within(happens.from().atStartOfDay(episode.time().getZone()))
                        .toInstant();
    }
}
