package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamDraft;
import dev.kairos.api.dream.DreamPass;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.memory.internal.dream.Claims.Claim;
import dev.kairos.memory.internal.dream.Workbench.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Merges a new note into an older one of the same voice that says the same in nearly the same words: the older one rests on
 * both then. Never if a number, a date, a name or a denial differs. What comes again so becomes hot again.
 */
final class Merging implements DreamPass {
    private static final double LEAST_ALIKE = 0.8;
    private static final int LEAST_STEMS = 3;

    private final Desk desk;
    private final Claims claims;

    Merging(Desk desk, Claims claims) {
        this.desk = desk;
        this.claims = claims;
    }

    /** All that may not differ between two notes that are merged; a word too many keeps them apart, which loses nothing. */
    private record Core(Set<Object> values, Set<String> names, long denials) {
        private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}\\p{N}]*");
        private static final Pattern DENIAL =
                Pattern.compile("(?i)\\b(?:no|not|never|none|nor|neither|nobody|nothing|nowhere|cannot|without|unable"
                        + "|\\w+n['’]t|(?:do|does|did|is|was|ca|wo)nt)\\b");

        static Core of(String text, List<Claim> claims) {
            Set<Object> values = new HashSet<>();
            claims.forEach(claim -> values.addAll(claim.values().entrySet()));
            Set<String> names = new HashSet<>();
            NAME.matcher(text).results().forEach(found -> names.add(found.group()));
            return new Core(values, names, DENIAL.matcher(text).results().count());
        }
    }

    @Override
    public DreamDraft run(DreamDraft draft) {
        Comparing comparing = Comparing.noted(draft, desk, claims);
        Map<String, Claim> fresh = new LinkedHashMap<>();
        comparing.fresh().forEach(claim -> fresh.putIfAbsent(claim.memory(), claim));
        Map<String, String> merged = new HashMap<>();
        Set<String> hot = new HashSet<>();
        List<MemoryOp> operations = new ArrayList<>();
        for (Claim claim : fresh.values()) {
            String into = older(claim, comparing, merged);
            if (into != null) {
                merged.put(claim.memory(), into);
                operations.add(new MemoryOp.Merge(Set.of(claim.memory()), into, "the same in nearly the same words"));
                if (!comparing.known(into).hot() && hot.add(into)) {
                    operations.add(new MemoryOp.Promote(into, "said again"));
                }
            }
        }
        return draft.propose(operations);
    }

    private @Nullable String older(Claim claim, Comparing comparing, Map<String, String> merged) {
        Set<String> words = claim.context();
        if (words.size() < LEAST_STEMS) {
            return null;
        }
        Core core = core(comparing.known(claim.memory()));
        for (Claim other : comparing.near(claim, claim.stems(), 0)) {
            boolean candidate = !merged.containsKey(other.memory())
                    && comparing.isBefore(other, claim)
                    && alike(words, other.context())
                    && comparing.sameVoice(other, claim);
            if (candidate && core.equals(core(comparing.known(other.memory())))) {
                return other.memory();
            }
        }
        return null;
    }

    private Core core(Known memory) {
        return Core.of(memory.statement().text(), claims.of(memory.id(), memory.statement()));
    }

    private static boolean alike(Set<String> one, Set<String> other) {
        int shared = 0;
        for (String word : one) {
            shared += other.contains(word) ? 1 : 0;
        }
        return shared >= LEAST_ALIKE * (one.size() + other.size() - shared);
    }
}
