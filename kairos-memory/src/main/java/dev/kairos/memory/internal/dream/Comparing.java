package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamDraft;
import dev.kairos.api.memory.Statement;
import dev.kairos.memory.internal.dream.Claims.Claim;
import dev.kairos.memory.internal.dream.Workbench.Known;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The claims of what is new beside the claims of what is known, found by the words that they share. */
final class Comparing {
    /** The newest of what is known are compared: what a dream costs must not grow with the past. */
    private static final int MOST_KNOWN = 4_000;

    private static final int COMMON = 60;

    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, Integer> order = new HashMap<>();
    private final List<Claim> claims = new ArrayList<>();
    private final Map<String, Double> weights;
    private final Map<String, List<Claim>> byStem = new HashMap<>();

    Comparing(DreamDraft draft, Claims reader) {
        List<Known> all = Workbench.of(draft).all().stream()
                .filter(memory -> isCompared(memory.statement()))
                .toList();
        for (Known memory : all.subList(Math.max(0, all.size() - MOST_KNOWN), all.size())) {
            order.put(memory.id(), order.size());
            known.put(memory.id(), memory);
            claims.addAll(reader.of(memory.id(), memory.statement()));
        }
        this.weights = Claims.weights(claims);
        for (Claim claim : claims) {
            for (String stem : claim.stems()) {
                byStem.computeIfAbsent(stem, key -> new ArrayList<>()).add(claim);
            }
        }
    }

    private static boolean isCompared(Statement statement) {
        return (statement.kind() == Statement.Kind.FACT || statement.kind() == Statement.Kind.EVENT)
                && statement.grounds().sources().size() == 1;
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

    /** Whether the same one says both. */
    boolean sameVoice(Claim one, Claim other) {
        return voice(one).equals(voice(other));
    }

    Instant said(Claim claim) {
        Known memory = known(claim.memory());
        Instant from = memory.statement().valid().from();
        return from == null ? memory.recorded() : from;
    }

    /** Claims of other memories that share words with one which are not on everybody's lips. */
    Set<Claim> near(Claim claim) {
        Set<Claim> near = new HashSet<>();
        for (String stem : claim.changed() == Claims.Change.SAID ? claim.context() : claim.stems()) {
            List<Claim> sharing = byStem.getOrDefault(stem, List.of());
            if (sharing.size() <= Math.max(COMMON, claims.size() / 8)) {
                near.addAll(sharing);
            }
        }
        near.removeIf(other -> other.memory().equals(claim.memory()));
        return near;
    }

    double weight(Set<String> stems) {
        return stems.stream()
                .mapToDouble(stem -> weights.getOrDefault(stem, 0.0))
                .sum();
    }

    double shared(Claim one, Claim other) {
        return shared(one.stems(), other.stems());
    }

    double shared(Set<String> one, Set<String> other) {
        return one.stream()
                .filter(other::contains)
                .mapToDouble(stem -> weights.getOrDefault(stem, 0.0))
                .sum();
    }

    private String voice(Claim claim) {
        String text = known(claim.memory()).statement().text();
        int colon = text.indexOf(": ");
        return colon < 0 ? "" : text.substring(0, colon);
    }
}
