package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamDraft;
import dev.kairos.api.dream.DreamPass;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.memory.internal.dream.Claims.Change;
import dev.kairos.memory.internal.dream.Claims.Claim;
import dev.kairos.memory.internal.dream.Claims.Measure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replaces what was so by what is so now: the same one states, in nearly the same words, another value of the same measure,
 * most clearly where the newer statement speaks of a change.
 */
final class Superseding implements DreamPass {
    /** Found on conversations with an assistant; docs/dreams.md tells how sure these are. */
    private static final Map<Change, Double> LEAST = Map.of(Change.SAID, 1.25, Change.HINTED, 1.5, Change.NONE, 1.9);

    /** What shares less cannot score enough. */
    private static final double NEAR = 0.3;

    private static final double MOST_SHARED = 2.5;
    /** However sure, what shares less does not score enough. */
    private static final double LEAST_SHARED = 0.8;
    /** What is moved further is taken for something else. */
    private static final int MOST_DAYS = 21;

    private static final double SAME_VALUE = 0.6;
    /** Of two clauses that share hardly a word, that their surroundings do counts half. */
    private static final double CLOSE = 0.3;
    /** A share does not say what it is of. */
    private static final double CLOSER = 0.8;

    private final Desk desk;
    private final Claims claims;

    Superseding(Desk desk, Claims claims) {
        this.desk = desk;
        this.claims = claims;
    }

    /** A statement that another one replaces, and how sure that is. */
    private record Replaced(Claim old, Claim by, double score) {}

    @Override
    public DreamDraft run(DreamDraft draft) {
        Comparing comparing = Comparing.told(draft, desk, claims);
        Map<String, Replaced> best = new HashMap<>();
        for (Claim claim : comparing.fresh()) {
            for (Replaced each : replaced(claim, comparing)) {
                best.merge(each.old().memory(), each, (one, two) -> one.score() >= two.score() ? one : two);
            }
        }
        // In the order in which they were learned: what replaces is still live when it is done.
        List<MemoryOp> operations = best.values().stream()
                .sorted(Comparator.comparingInt(each -> comparing.order(each.old())))
                .map(each -> (MemoryOp) new MemoryOp.Supersede(
                        each.old().memory(), each.by().memory(), comparing.said(each.by()), "another value"))
                .toList();
        return draft.propose(operations);
    }

    private static List<Replaced> replaced(Claim claim, Comparing comparing) {
        List<Replaced> all = new ArrayList<>();
        if (claim.values().isEmpty() || claim.denies() || claim.stems().isEmpty()) {
            return all;
        }
        double least = LEAST.getOrDefault(claim.changed(), Double.MAX_VALUE);
        for (Claim old : comparing.near(claim, claim.context(), NEAR)) {
            boolean older = comparing.isBefore(old, claim)
                    && comparing.sameVoice(old, claim)
                    && !old.denies()
                    && !comparing.known(old.memory()).pinned();
            double score = older ? score(old, claim, comparing) : 0;
            if (score > least) {
                all.add(new Replaced(old, claim, score));
            }
        }
        return all;
    }

    /** How much the clauses and what stands around them share, and how clearly a change is spoken of. */
    private static double score(Claim old, Claim by, Comparing comparing) {
        Measure measure = differing(old, by);
        if (measure == null
                || otherNames(old, by)
                || otherDay(old, by, measure, comparing)
                || knew(old, by, measure, comparing)) {
            return 0;
        }
        double before = comparing.shared(old.stems(), by.context());
        double after = comparing.shared(by.stems(), old.context());
        double same = sameElsewhere(old, by, measure) ? SAME_VALUE : 0;
        double share = share(before + same / 2, comparing.weight(old.stems()))
                + share(after + same / 2, comparing.weight(by.stems()));
        double apart = comparing.shared(old, by) < (measure == Measure.SHARE ? CLOSER : CLOSE) ? 0.5 : 1;
        double shared = Math.min(MOST_SHARED, (before + after) / 2 + same) * apart * share / 2;
        return shared < LEAST_SHARED ? 0 : shared * sure(by, measure) * (old.aims() == by.aims() ? 1 : 0.5);
    }

    private static double share(double part, double all) {
        return Math.min(1, part / Math.max(1, all));
    }

    private static double sure(Claim by, Measure measure) {
        boolean day = measure == Measure.DAY;
        return switch (by.changed()) {
            case SAID -> day && !by.moved() ? 0.5 : 1.5;
            case HINTED -> day ? 0.7 : 1.15;
            case NONE -> day ? 0.4 : 0.8;
        };
    }

    /** Whether the new value stood beside the old one already, or the old one stands beside the new one still. */
    private static boolean knew(Claim old, Claim by, Measure measure, Comparing comparing) {
        return measure != Measure.DAY
                && (states(old.memory(), by, measure, comparing) || states(by.memory(), old, measure, comparing));
    }

    private static boolean states(String memory, Claim claim, Measure measure, Comparing comparing) {
        return !Collections.disjoint(
                comparing.values(memory, measure), claim.values().getOrDefault(measure, Set.of()));
    }

    /** Something that is moved stays near; two times of two days are two events. */
    private static boolean otherDay(Claim old, Claim by, Measure measure, Comparing comparing) {
        return switch (measure) {
            case DAY -> apart(days(old), days(by)) > MOST_DAYS;
            case CLOCK ->
                apart(comparing.values(old.memory(), Measure.DAY), comparing.values(by.memory(), Measure.DAY)) > 0;
            case MONEY, SHARE, NUMBER -> false;
        };
    }

    private static Set<String> days(Claim claim) {
        return claim.values().getOrDefault(Measure.DAY, Set.of());
    }

    /** How many days lie between the nearest of two sets; 0 if there are none. */
    private static int apart(Set<String> before, Set<String> after) {
        return before.stream()
                .flatMapToInt(one ->
                        after.stream().mapToInt(other -> Math.abs(Claims.dayOfYear(one) - Claims.dayOfYear(other))))
                .min()
                .orElse(0);
    }

    /** Whether a value of another measure is the same in both. */
    private static boolean sameElsewhere(Claim old, Claim by, Measure measure) {
        for (Map.Entry<Measure, Set<String>> entry : old.values().entrySet()) {
            Set<String> now = by.values().getOrDefault(entry.getKey(), Set.of());
            if (entry.getKey() != measure && now.stream().anyMatch(entry.getValue()::contains)) {
                return true;
            }
        }
        return false;
    }

    private static boolean otherNames(Claim old, Claim by) {
        return !old.names().isEmpty() && !by.names().isEmpty() && Collections.disjoint(old.names(), by.names());
    }

    /** The measure of which both state values, and none is the same; counts are compared by what they count. */
    private static @Nullable Measure differing(Claim old, Claim by) {
        for (Map.Entry<Measure, Set<String>> entry : old.values().entrySet()) {
            Set<String> now = by.values().getOrDefault(entry.getKey(), Set.of());
            boolean other = !now.isEmpty() && now.stream().noneMatch(entry.getValue()::contains);
            if (other
                    && (entry.getKey() != Measure.NUMBER
                            || entry.getValue().stream().anyMatch(value -> counts(value, now, by.stems())))) {
                return entry.getKey();
            }
        }
        return null;
    }

    private static boolean counts(String value, Set<String> now, Set<String> stems) {
        int space = value.indexOf(' ');
        String unit = space < 0 ? "" : value.substring(space + 1);
        return !unit.isEmpty() && (now.stream().anyMatch(other -> other.endsWith(" " + unit)) || stems.contains(unit));
    }
}
