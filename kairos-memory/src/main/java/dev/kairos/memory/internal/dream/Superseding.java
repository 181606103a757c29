package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamDraft;
import dev.kairos.api.dream.DreamPass;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.memory.internal.dream.Claims.Change;
import dev.kairos.memory.internal.dream.Claims.Claim;
import dev.kairos.memory.internal.dream.Claims.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
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
    private static final double LEAST = 1.5;

    private static final double LEAST_UNSAID = 2.0;
    /** What shares less cannot score enough. */
    private static final double NEAR = 0.3;

    private static final double NEAR_UNSAID = 1.1;
    /** What is moved further is taken for something else. */
    private static final int MOST_DAYS = 21;

    private static final double SAME_VALUE = 0.6;
    private static final double LEAST_WORDS = 1;

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
        Comparing comparing = new Comparing(desk.of(draft), claims);
        List<Replaced> all = new ArrayList<>();
        for (Claim claim : comparing.fresh()) {
            Replaced best = best(claim, comparing);
            if (best != null) {
                all.add(best);
            }
        }
        all.sort(Comparator.comparingDouble((Replaced each) -> -each.score())
                .thenComparing(each -> each.old().memory())
                .thenComparing(each -> each.by().memory()));
        Set<String> gone = new HashSet<>();
        List<MemoryOp> operations = new ArrayList<>();
        for (Replaced each : all) {
            boolean free = !gone.contains(each.old().memory())
                    && !gone.contains(each.by().memory());
            if (free && !comparing.known(each.old().memory()).pinned()) {
                gone.add(each.old().memory());
                operations.add(new MemoryOp.Supersede(
                        each.old().memory(), each.by().memory(), comparing.said(each.by()), "another value"));
            }
        }
        return draft.propose(operations);
    }

    private static @Nullable Replaced best(Claim claim, Comparing comparing) {
        Replaced best = null;
        if (claim.values().isEmpty() || claim.denies() || claim.stems().isEmpty()) {
            return null;
        }
        boolean said = claim.changed() == Change.SAID;
        for (Claim old : comparing.near(claim, said ? claim.context() : claim.stems(), said ? NEAR : NEAR_UNSAID)) {
            boolean older = comparing.isBefore(old, claim) && comparing.sameVoice(old, claim) && !old.denies();
            double score = older ? score(old, claim, comparing) : 0;
            if (score > (said ? LEAST : LEAST_UNSAID)
                    && (best == null
                            || score > best.score()
                            || (score == best.score()
                                    && old.memory().compareTo(best.old().memory()) < 0))) {
                best = new Replaced(old, claim, score);
            }
        }
        return best;
    }

    private static double score(Claim old, Claim by, Comparing comparing) {
        Measure measure = differing(old, by);
        if (measure == null || otherNames(old, by) || otherDay(old, by, measure)) {
            return 0;
        }
        boolean said = by.changed() == Change.SAID;
        double shared = said
                ? 0.6 * comparing.shared(old.stems(), by.context()) + 0.4 * comparing.shared(old, by)
                : comparing.shared(old, by);
        double same = sameElsewhere(old, by, measure) ? SAME_VALUE : 0;
        double all = said
                ? comparing.weight(old.stems())
                : Math.min(comparing.weight(old.stems()), comparing.weight(by.stems()));
        double share = Math.min(1, (shared + same) / Math.max(LEAST_WORDS, all));
        double sure = switch (by.changed()) {
            case SAID -> measure == Measure.DAY && !by.moved() ? 0.5 : 1.5;
            case HINTED -> measure == Measure.DAY ? 0.7 : 1.15;
            case NONE -> measure == Measure.DAY ? 0.4 : 0.8;
        };
        return sure * share * Math.min(2.5, shared + same);
    }

    /** Something that is moved stays near; two times of two days are two events. */
    private static boolean otherDay(Claim old, Claim by, Measure measure) {
        Set<String> before = old.values().getOrDefault(Measure.DAY, Set.of());
        Set<String> after = by.values().getOrDefault(Measure.DAY, Set.of());
        boolean timed = measure == Measure.DAY || measure == Measure.CLOCK;
        if (!timed || before.isEmpty() || after.isEmpty()) {
            return false;
        }
        int nearest = Integer.MAX_VALUE;
        for (String one : before) {
            for (String other : after) {
                nearest = Math.min(nearest, Math.abs(Claims.dayOfYear(one) - Claims.dayOfYear(other)));
            }
        }
        return nearest > (measure == Measure.DAY ? MOST_DAYS : 0);
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
        Set<String> one = new HashSet<>(old.names());
        one.removeAll(by.names());
        Set<String> other = new HashSet<>(by.names());
        other.removeAll(old.names());
        return !one.isEmpty() && !other.isEmpty();
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
