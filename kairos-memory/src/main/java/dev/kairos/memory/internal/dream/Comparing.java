package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamDraft;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import dev.kairos.memory.internal.dream.Claims.Claim;
import dev.kairos.memory.internal.dream.Claims.Measure;
import dev.kairos.memory.internal.dream.Workbench.Known;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The claims of what is new beside the claims of what is known, found by the words that they share. Used by one thread. */
final class Comparing {
    /** The newest of what is known are compared: what a dream costs must not grow with the past. */
    private static final int MOST_KNOWN = 4_000;

    private static final int COMMON = 120;
    private static final int MOST_NEAR = 200;

    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, Integer> order = new HashMap<>();
    private final List<Claim> claims = new ArrayList<>();
    private final Map<String, Map<Measure, Set<String>>> values = new HashMap<>();
    private final Map<String, Stem> stems = new HashMap<>();

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

    /** Of all that a draft knows by now, by what is noted of it. */
    static Comparing noted(DreamDraft draft, Desk desk, Claims reader) {
        return new Comparing(desk.of(draft), memory -> reader.of(memory.id(), memory.statement()));
    }

    /** As {@link #noted}, but of tonight's episodes by all that was said. */
    static Comparing told(DreamDraft draft, Desk desk, Claims reader) {
        Map<String, Episode> episodes = new HashMap<>();
        draft.context()
                .episodes()
                .forEach(stored -> episodes.put(stored.episode().id(), stored.episode()));
        return new Comparing(desk.of(draft), memory -> {
            Episode episode = memory.fresh() ? only(memory.statement(), episodes) : null;
            return episode == null ? reader.of(memory.id(), memory.statement()) : reader.of(memory.id(), episode);
        });
    }

    /** Takes the episode that a statement rests on alone, if it was read tonight: only one memory speaks for all of it. */
    private static @Nullable Episode only(Statement statement, Map<String, Episode> episodes) {
        List<Source> sources = statement.grounds().sources();
        return sources.size() == 1 ? episodes.remove(sources.get(0).episode()) : null;
    }

    private Comparing(Workbench workbench, Function<Known, List<Claim>> reader) {
        List<Known> all = workbench.all().stream()
                .filter(memory -> isCompared(memory.statement()))
                .toList();
        for (Known memory : all.subList(Math.max(0, all.size() - MOST_KNOWN), all.size())) {
            int number = order.size();
            order.put(memory.id(), number);
            known.put(memory.id(), memory);
            for (Claim claim : reader.apply(memory)) {
                for (String stem : claim.stems()) {
                    stems.computeIfAbsent(stem, key -> new Stem()).add(claims.size(), number);
                }
                claims.add(claim);
                add(claim);
            }
        }
        double most = Math.log(2 + order.size());
        stems.values().forEach(stem -> stem.weight = Math.log(1 + order.size() / (double) stem.memories) / most);
    }

    private void add(Claim claim) {
        Map<Measure, Set<String>> all = values.computeIfAbsent(claim.memory(), memory -> new EnumMap<>(Measure.class));
        claim.values()
                .forEach((measure, values) ->
                        all.computeIfAbsent(measure, each -> new HashSet<>()).addAll(values));
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
        return order(one) < order(other);
    }

    /** Whether the same one says both: a name alone proves nothing, a namesake may be trusted less. */
    boolean sameVoice(Claim one, Claim other) {
        return origin(one) == origin(other) && voice(one).equals(voice(other));
    }

    private Origin origin(Claim claim) {
        return known(claim.memory()).statement().origin();
    }

    /** When a claim was learned, among the others. */
    int order(Claim claim) {
        return order.getOrDefault(claim.memory(), 0);
    }

    /** All values of a measure that a memory states. */
    Set<String> values(String memory, Measure measure) {
        return values.getOrDefault(memory, Map.of()).getOrDefault(measure, Set.of());
    }

    Instant said(Claim claim) {
        return known(claim.memory()).since();
    }

    /**
     * Claims of other memories, in order, that share words with some which are not on everybody's lips; if there are many,
     * those that share most.
     *
     * @param claim whose others
     * @param words the words that count
     * @param least how much all words that are shared must weigh
     */
    List<Claim> near(Claim claim, Set<String> words, double least) {
        BitSet found = new BitSet(claims.size());
        int common = Math.max(COMMON, claims.size() / 30);
        for (String word : words) {
            Stem stem = stems.get(word);
            for (int i = 0; stem != null && stem.size <= common && i < stem.size; i++) {
                found.set(stem.in[i]);
            }
        }
        List<Near> near = new ArrayList<>();
        for (int at = found.nextSetBit(0); at >= 0; at = found.nextSetBit(at + 1)) {
            Claim other = claims.get(at);
            double shared = other.memory().equals(claim.memory()) ? -1 : shared(other.stems(), words);
            if (shared >= least) {
                near.add(new Near(other, at, shared));
            }
        }
        if (near.size() > MOST_NEAR) {
            near.sort(Comparator.comparingDouble((Near each) -> -each.shared()).thenComparingInt(Near::at));
            near = near.subList(0, MOST_NEAR);
            near.sort(Comparator.comparingInt(Near::at));
        }
        return near.stream().map(Near::claim).toList();
    }

    /** A claim that shares words, its place among all, and what they weigh. */
    private record Near(Claim claim, int at, double shared) {}

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
