package dev.kairos.memory.internal.recall;

import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.Recollection.Freshness;
import dev.kairos.api.memory.Recollection.Item;
import dev.kairos.api.memory.Recollection.Kind;
import dev.kairos.api.memory.Recollection.Lineage;
import dev.kairos.api.memory.Recollection.Ref;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.model.TokenEstimator;
import dev.kairos.memory.internal.index.Columns;
import dev.kairos.memory.internal.text.Clauses;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/** Puts pieces into words: the first ones in full, the others as short as they still say most of what they say. */
final class Wording {
    /** How much of a long text opens its item. */
    private static final int OPENING = 200;

    private static final int MEDIUM = 330;
    private static final double SHARE = 0.6;

    /**
     * What is taken from behind the opening of a long text.
     *
     * @param length how many characters at most
     * @param matches how many words of the question a clause has to have
     */
    private record Excerpt(int length, int matches) {
        static final Excerpt FULL = new Excerpt(260, 1);
        static final Excerpt BRIEF = new Excerpt(130, 2);
    }

    private final Abbreviation abbreviation;
    private final TokenEstimator estimator;
    private final ZoneId zone;

    Wording(Abbreviation abbreviation, TokenEstimator estimator, ZoneId zone) {
        this.abbreviation = abbreviation;
        this.estimator = estimator;
        this.zone = zone;
    }

    /** In full as far as that is not long. */
    Item full(Piece piece) throws IOException {
        return isMemory(piece) ? memory(piece) : episode(piece, whole(piece, Excerpt.FULL));
    }

    /** Shortened to what bears on the question. */
    Item brief(Piece piece) throws IOException {
        return isMemory(piece) ? memory(piece) : episode(piece, part(piece));
    }

    private static boolean isMemory(Piece piece) {
        return piece.note() != null || piece.traits().isMemory();
    }

    private String whole(Piece piece, Excerpt excerpt) throws IOException {
        if (piece.isWhole()) {
            String text = piece.body().text();
            return text.length() <= MEDIUM ? Abbreviation.folded(text) : opened(piece, text, excerpt);
        }
        return opened(piece, opening(piece), excerpt);
    }

    private String part(Piece piece) throws IOException {
        String text = piece.body().text();
        if (!piece.isWhole() || text.length() > MEDIUM) {
            return whole(piece, Excerpt.BRIEF);
        }
        return text.length() <= Clauses.LONGEST_WHOLE
                ? Abbreviation.folded(text)
                : abbreviation.share(piece.body(), SHARE);
    }

    /** Its beginning, and from behind it what bears on the question. */
    private String opened(Piece piece, String first, Excerpt excerpt) throws IOException {
        String opening = Abbreviation.opening(first, OPENING);
        String best = abbreviation.best(piece.body(), excerpt.length, excerpt.matches);
        if (best.isEmpty() || opening.contains(best)) {
            return opening;
        }
        return opening + Abbreviation.GAP + best;
    }

    private static String opening(Piece piece) throws IOException {
        Columns columns = piece.part().columns();
        int first = piece.best();
        while (first > 0 && columns.sequence(first - 1) == columns.sequence(first)) {
            first--;
        }
        return first == piece.best()
                ? piece.body().text()
                : piece.part().body(first).text();
    }

    private Item episode(Piece piece, String words) throws IOException {
        Instant time = Instant.ofEpochSecond(piece.time());
        String text = day(time) + " " + piece.body().speaker() + ": " + words;
        Ref ref = new Ref(piece.part().scope(), Kind.EPISODE, piece.body().id());
        Origin origin = piece.traits().origin();
        Lineage lineage = new Lineage(List.of(piece.body().id()), List.of(), origin, time);
        return item(piece, ref, text, lineage);
    }

    private Item memory(Piece piece) throws IOException {
        Piece.Told note = piece.note();
        Memory memory = note == null
                ? Objects.requireNonNull(
                        piece.part().memories().get(piece.body().id()))
                : note.memory();
        List<Source> sources = memory.statement().grounds().sources();
        Instant from = memory.statement().valid().from();
        Lineage lineage =
                new Lineage(List.of(), sources, memory.statement().origin(), from == null ? memory.recorded() : from);
        String text = Abbreviation.folded(note == null ? memory.text() : note.text());
        if (from != null && isToldWithDay(memory)) {
            text = day(from) + " " + text;
        }
        if (piece.freshness() == Freshness.STALE) {
            text = "(no longer so) " + text;
        }
        return item(piece, new Ref(piece.part().scope(), Kind.MEMORY, memory.id()), text, lineage);
    }

    /** What was noted on a day is told with it, unless the day stands in the text. */
    private static boolean isToldWithDay(Memory memory) {
        Statement statement = memory.statement();
        boolean told = statement.kind() == Statement.Kind.FACT || statement.kind() == Statement.Kind.EVENT;
        return told
                && !statement.grounds().sources().isEmpty()
                && statement.grounds().derivations().isEmpty();
    }

    private Item item(Piece piece, Ref ref, String text, Lineage lineage) {
        return new Item(ref, text, estimator.tokens(text), piece.score(), lineage, piece.freshness(), piece.why());
    }

    private LocalDate day(Instant time) {
        return time.atZone(zone).toLocalDate();
    }
}
