package dev.kairos.memory.internal.index;

import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.Recollection;
import dev.kairos.api.memory.StoredEpisode;
import dev.kairos.memory.internal.dates.Reach;
import dev.kairos.memory.internal.dates.Span;
import dev.kairos.memory.internal.dates.TimeMention;
import dev.kairos.memory.internal.index.Unit.Ref;
import dev.kairos.memory.internal.text.Analysis;
import dev.kairos.memory.internal.text.Clauses;
import dev.kairos.memory.internal.text.Passages;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** Makes units of episodes and memories, and says by which terms they are found. */
final class Units {
    private final Analysis analysis;

    Units(Analysis analysis) {
        this.analysis = analysis;
    }

    /**
     * A unit and what it is found by.
     *
     * @param unit the unit
     * @param terms the stems of speaker, date and words
     * @param clauses its words taken apart
     */
    record Indexed(Unit unit, List<String> terms, Clauses clauses) {}

    List<Indexed> of(StoredEpisode stored) {
        Episode episode = stored.episode();
        ZonedDateTime time = Reach.within(episode.time());
        List<Indexed> units = new ArrayList<>();
        List<Passages.Range> passages = Passages.of(episode.text());
        for (int part = 0; part < passages.size(); part++) {
            String text = episode.text()
                    .substring(passages.get(part).from(), passages.get(part).to());
            boolean question =
                    text.stripTrailing().endsWith("?") || text.stripTrailing().endsWith("？");
            Unit unit = new Unit(
                    new Ref(Recollection.Kind.EPISODE, episode.id(), stored.sequence(), part),
                    Traits.of(episode, question, isDated(text, time), part == 0),
                    Hashes.of(episode.session().id()),
                    time.toEpochSecond(),
                    episode.speaker().name(),
                    text);
            units.add(indexed(unit, time.toLocalDate()));
        }
        return units;
    }

    Indexed of(Memory memory) {
        Instant from = memory.statement().valid().from();
        Instant since = Reach.within(from == null ? memory.recorded() : from);
        ZonedDateTime time = since.atZone(ZoneOffset.UTC);
        Unit unit = new Unit(
                new Ref(Recollection.Kind.MEMORY, memory.id(), 0, 0),
                Traits.of(memory, isDated(memory.text(), time)),
                0,
                since.getEpochSecond(),
                "",
                memory.text());
        var key = memory.statement().key();
        List<String> terms = new ArrayList<>(analysis.terms(memory.text()));
        if (key != null) {
            terms.addAll(analysis.terms(key.subject() + " " + key.attribute()));
        }
        return new Indexed(unit, terms, Clauses.none());
    }

    private Indexed indexed(Unit unit, LocalDate day) {
        Span date = new Span(day, day.plusDays(1), Span.Precision.DAY);
        List<String> terms = new ArrayList<>(analysis.terms(unit.speaker() + "\n" + analysis.words(date)));
        Clauses clauses = Clauses.of(unit.text(), analysis, terms::add);
        return new Indexed(unit, terms, clauses);
    }

    private boolean isDated(String text, ZonedDateTime said) {
        if (text.chars().anyMatch(c -> c >= '0' && c <= '9')) {
            return true;
        }
        List<TimeMention> mentions = analysis.times().resolve(text, said);
        return !mentions.isEmpty();
    }
}
