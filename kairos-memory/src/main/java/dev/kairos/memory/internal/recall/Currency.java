package dev.kairos.memory.internal.recall;

import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.Recollection.Freshness;
import dev.kairos.memory.internal.index.Traits;
import dev.kairos.memory.internal.text.Analysis;
import dev.kairos.memory.internal.text.Values;
import java.io.IOException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts what is so now before what was so: stale pieces behind what took their place, or last, and of two things a person said that answer the question with
 * different values the newer one first, the older one marked as doubtful.
 */
final class Currency {
    /** Only among the first pieces is the newer one looked for. */
    private static final int FIRST = 10;

    private final Analysis analysis;
    private final Question question;

    Currency(Analysis analysis, Question question) {
        this.analysis = analysis;
        this.question = question;
    }

    List<Piece> order(List<Piece> pieces) throws IOException {
        List<Piece> fresh = new ArrayList<>();
        List<Piece> stale = new ArrayList<>();
        for (Piece piece : pieces) {
            (piece.freshness() == Freshness.STALE ? stale : fresh).add(piece);
        }
        newerFirst(fresh);
        for (Piece piece : stale) {
            fresh.add(placeOf(piece, fresh), piece);
        }
        return fresh;
    }

    /** Behind what took its place and behind what is more useful; last if nothing took its place. */
    private static int placeOf(Piece stale, List<Piece> pieces) throws IOException {
        Set<String> successors = successors(stale);
        int at = pieces.size();
        for (int i = 0; i < pieces.size() && !successors.isEmpty(); i++) {
            Piece piece = pieces.get(i);
            boolean replaces = piece.part().scope().equals(stale.part().scope())
                    && successors.contains(piece.body().id());
            if (replaces) {
                at = i + 1;
                break;
            }
        }
        while (at < pieces.size() && pieces.get(at).score() >= stale.score()) {
            at++;
        }
        return at;
    }

    /** The ids of the memories that replaced what an episode said, and of the episodes that they rest on. */
    private static Set<String> successors(Piece stale) throws IOException {
        Set<String> ids = new HashSet<>();
        if (stale.traits().isMemory()) {
            return ids;
        }
        for (String memory :
                stale.part().citations().outdated().getOrDefault(stale.body().id(), List.of())) {
            Memory by = stale.part().memories().get(memory);
            ids.add(memory);
            if (by != null) {
                by.statement().grounds().sources().forEach(source -> ids.add(source.episode()));
            }
        }
        return ids;
    }

    private void newerFirst(List<Piece> pieces) throws IOException {
        List<Statement> statements = new ArrayList<>();
        for (int i = 0; i < Math.min(FIRST, pieces.size()); i++) {
            statements.add(read(pieces.get(i)));
        }
        for (int newer = 1; newer < statements.size(); newer++) {
            for (int older = 0; older < newer; older++) {
                if (replaces(statements.get(newer), statements.get(older))) {
                    Piece outdone = pieces.get(older).with(Freshness.DOUBTFUL);
                    pieces.set(older, outdone);
                    pieces.add(older, pieces.remove(newer));
                    statements.add(older, statements.remove(newer));
                    break;
                }
            }
        }
    }

    private boolean replaces(Statement newer, Statement older) {
        if (newer.terms.size() < needed() || older.terms.size() < needed() || newer.order <= older.order) {
            return false;
        }
        Set<String> both = new HashSet<>(newer.terms);
        both.retainAll(older.terms);
        return both.size() >= needed() && older.values().differ(newer.values());
    }

    /** So many of the question's words must stand in both. */
    private int needed() {
        return Math.max(2, (int) Math.ceil(question.terms().size() * 0.4));
    }

    /** What a person says with a value in it can be compared; of anything else no term is looked at. */
    private Statement read(Piece piece) throws IOException {
        Traits traits = piece.traits();
        if (!traits.isPerson() || !traits.isDated()) {
            return new Statement(piece, "", Set.of());
        }
        String text = piece.body().text();
        Set<String> terms = new HashSet<>(analysis.terms(text));
        terms.retainAll(question.terms());
        return new Statement(piece, text, terms);
    }

    /** What a piece says, as far as it can be compared. */
    private final class Statement {
        private final String text;
        private final Set<String> terms;
        private final ZonedDateTime said;
        /** Turns of one moment follow each other by their place. */
        private final long order;

        private @Nullable Values values;

        Statement(Piece piece, String text, Set<String> terms) {
            this.text = text;
            this.terms = terms;
            this.said = Instant.ofEpochSecond(piece.time())
                    .atZone(question.query().now().getZone());
            this.order = piece.part().columns().sequence(piece.best());
        }

        Values values() {
            if (values == null) {
                values = Values.of(text, analysis.times(), said);
            }
            return values;
        }
    }
}
