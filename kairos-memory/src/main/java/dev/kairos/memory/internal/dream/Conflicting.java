package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamDraft;
import dev.kairos.api.dream.DreamPass;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.memory.internal.dream.Claims.Claim;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Links what cannot both be so: the same one says that something was never done, and speaks of having done it. */
final class Conflicting implements DreamPass {
    private static final double LEAST = 0.35;
    private static final double LEAST_WEIGHT = 0.8;
    /** What a clause itself tells of counts more than what stands around it. */
    private static final double HERE = 0.6;

    private static final int MOST_LINKS = 4;

    private final Desk desk;
    private final Claims claims;

    Conflicting(Desk desk, Claims claims) {
        this.desk = desk;
        this.claims = claims;
    }

    /** Two claims, and how sure it is that they contradict each other. */
    private record Pair(Claim denial, Claim other, double score) {}

    @Override
    public DreamDraft run(DreamDraft draft) {
        Comparing comparing = Comparing.told(draft, desk, claims);
        Set<String> linked = new HashSet<>();
        List<MemoryOp> operations = new ArrayList<>();
        for (Claim denial : comparing.denials()) {
            for (Pair pair : contradicted(denial, comparing)) {
                if (linked.add(pair.denial().memory() + " " + pair.other().memory())) {
                    operations.add(new MemoryOp.LinkConflict(
                            pair.denial().memory(), pair.other().memory(), "denied and told"));
                }
            }
        }
        return draft.propose(operations);
    }

    private static List<Pair> contradicted(Claim denial, Comparing comparing) {
        Map<String, Pair> best = new HashMap<>();
        boolean news = comparing.known(denial.memory()).fresh();
        List<Claim> near = comparing.near(denial, denial.denied(), 0);
        Set<String> agree = new HashSet<>();
        for (Claim other : near) {
            if (other.denies() && share(denial.denied(), other.denied(), comparing) >= LEAST) {
                agree.add(other.memory());
            }
        }
        for (Claim other : near) {
            boolean told = !other.denies()
                    && !agree.contains(other.memory())
                    && (news || comparing.known(other.memory()).fresh())
                    && comparing.sameVoice(denial, other);
            double score = told ? score(denial, other, comparing) : 0;
            if (score >= LEAST) {
                best.merge(
                        other.memory(),
                        new Pair(denial, other, score),
                        (one, two) -> one.score() >= two.score() ? one : two);
            }
        }
        return best.values().stream()
                .sorted(Comparator.comparingDouble((Pair pair) -> -pair.score())
                        .thenComparing(pair -> pair.other().memory()))
                .limit(MOST_LINKS)
                .toList();
    }

    private static double share(Set<String> denied, Set<String> other, Comparing comparing) {
        return comparing.shared(denied, other) / comparing.weight(denied);
    }

    /** The share of what is denied that a clause and what stands around it tell of. */
    private static double score(Claim denial, Claim other, Comparing comparing) {
        double all = comparing.weight(denial.denied());
        double here = comparing.shared(denial.denied(), other.stems());
        double around = comparing.shared(denial.denied(), other.context());
        return around < LEAST_WEIGHT ? 0 : (HERE * here + (1 - HERE) * around) / all;
    }
}
