package dev.kairos.memory.internal.dream;

import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Statement;
import dev.kairos.memory.internal.dream.Claims.Claim;
import dev.kairos.memory.internal.dream.Workbench.Known;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The claims of what is new beside the claims of what is known, found by the words that they share. Used by one thread. */
final class Comparing {
    /** The newest of what is known are compared: what a dream costs must not grow with the past. */
    private static final int MOST_KNOWN = 4_000;

    private static final int COMMON = 60;

    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, Integer> order = new HashMap<>();
    private final List<Claim> claims = new ArrayList<>();
    private final Map<String, Stem> stems = new HashMap<>();
    private final double[] shared;

    /** In which claims a stem stands, in order, and in how many memories. */
    private static final class Stem {
        private int[] in = new int[4];
        private int size;
        private int memories;
        private int last = -1;
        private double weight;

        void add(int claim, int memory) {
            if (size == in.length) {
                in = Arrays.copyOf(in, 2 * size);
            }
            in[size++] = claim;
            memories += memory == last ? 0 : 1;
            last = memory;
        }
    }

    Comparing(Workbench workbench, Claims reader) {
        List<Known> all = workbench.all().stream()
                .filter(memory -> isCompared(memory.statement()))
                .toList();
        for (Known memory : all.subList(Math.max(0, all.size() - MOST_KNOWN), all.size())) {
            int number = order.size();
            order.put(memory.id(), number);
            known.put(memory.id(), memory);
            for (Claim claim : reader.of(memory.id(), memory.statement())) {
                for (String stem : claim.stems()) {
                    stems.computeIfAbsent(stem, key -> new Stem()).add(claims.size(), number);
                }
                claims.add(claim);
            }
        }
        this.shared = new double[claims.size()];
        double most = Math.log(2 + order.size());
        stems.values().forEach(stem -> stem.weight = Math.log(1 + order.size() / (double) stem.memories) / most);
    }

    private static boolean isCompared(Statement statement) {
        return (statement.kind() == Statement.Kind.FACT || statement.kind() == Statement.Kind.EVENT)
                && statement.key() == null;
    }

    /** The claims of what this dream adds. */
    List<Claim> fresh() {
        return claims.stream().filter(claim -> known(claim.memory()).fresh()).toList();
    }

    /** The claims that deny something. */
    List<Claim> denials() {
        return claims.stream().filter(Claim::denies).toList();
    }

    Known known(String id) {
        return Objects.requireNonNull(known.get(id), id);
    }

    /** Whether one was learned before the other. */
    boolean isBefore(Claim one, Claim other) {
        return order.getOrDefault(one.memory(), 0) < order.getOrDefault(other.memory(), 0);
    }

    /** Whether the same one says both: a name alone proves nothing, a namesake may be trusted less. */
    boolean sameVoice(Claim one, Claim other) {
        return origin(one) == origin(other) && voice(one).equals(voice(other));
    }

    private Origin origin(Claim claim) {
        return known(claim.memory()).statement().origin();
    }

    Instant said(Claim claim) {
        return known(claim.memory()).since();
    }

    /**
     * Claims of other memories, in order, that share words with some which are not on everybody's lips.
     *
     * @param claim whose others
     * @param words the words that count
     * @param least how much all words that are shared must weigh
     */
    List<Claim> near(Claim claim, Set<String> words, double least) {
        BitSet found = new BitSet(claims.size());
        BitSet touched = new BitSet(claims.size());
        int common = Math.max(COMMON, claims.size() / 8);
        for (String word : words) {
            Stem stem = stems.get(word);
            for (int i = 0; stem != null && i < stem.size; i++) {
                shared[stem.in[i]] += stem.weight;
                touched.set(stem.in[i]);
                found.set(stem.in[i], found.get(stem.in[i]) || stem.size <= common);
            }
        }
        List<Claim> near = new ArrayList<>();
        for (int at = touched.nextSetBit(0); at >= 0; at = touched.nextSetBit(at + 1)) {
            Claim other = claims.get(at);
            if (found.get(at) && shared[at] >= least && !other.memory().equals(claim.memory())) {
                near.add(other);
            }
            shared[at] = 0;
        }
        return near;
    }

    double weight(Set<String> words) {
        double sum = 0;
        for (String word : words) {
            sum += weight(word);
        }
        return sum;
    }

    double shared(Claim one, Claim other) {
        return shared(one.stems(), other.stems());
    }

    double shared(Set<String> one, Set<String> other) {
        double sum = 0;
        for (String word : one) {
            sum += other.contains(word) ? weight(word) : 0;
        }
        return sum;
    }

    private double weight(String word) {
        Stem stem = stems.get(word);
        return stem == null ? 0 : stem.weight;
    }

    private String voice(Claim claim) {
        return Note.speaker(known(claim.memory()).statement().text());
    }
}
