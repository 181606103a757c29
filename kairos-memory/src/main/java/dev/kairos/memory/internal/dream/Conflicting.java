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
    private static final double LEAST_SHARE = 0.3;
    private static final double LEAST = 0.8;
    private static final int MOST_LINKS = 3;

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
        Comparing comparing = new Comparing(desk.of(draft), claims);
        Set<String> linked = new HashSet<>();
        List<MemoryOp> operations = new ArrayList<>();
        Set<String> fresh = new HashSet<>();
        comparing.fresh().forEach(claim -> fresh.add(claim.memory()));
        for (Claim denial : comparing.denials()) {
            Map<String, Pair> best = new HashMap<>();
            for (Claim other : comparing.near(denial, denial.stems(), 0)) {
                boolean news = fresh.contains(denial.memory()) || fresh.contains(other.memory());
                if (news && !other.denies() && comparing.sameVoice(denial, other)) {
                    double shared = comparing.shared(denial.stems(), other.context());
                    double share = shared / comparing.weight(denial.stems());
                    if (share >= LEAST_SHARE && shared >= LEAST) {
                        best.put(other.memory(), new Pair(denial, other, shared));
                    }
                }
            }
            List<Pair> pairs = new ArrayList<>(best.values());
            pairs.sort(Comparator.comparingDouble((Pair pair) -> -pair.score())
                    .thenComparing(pair -> pair.other().memory()));
            pairs.stream().limit(MOST_LINKS).forEach(pair -> {
                if (linked.add(pair.denial().memory() + " " + pair.other().memory())) {
                    operations.add(new MemoryOp.LinkConflict(
                            pair.denial().memory(), pair.other().memory(), "denied and told"));
                }
            });
        }
        return draft.propose(operations);
    }
}
