package dev.kairos.core.internal.host;

import dev.kairos.api.model.Tier;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Finding;
import dev.kairos.api.verify.Verdict;
import dev.kairos.api.verify.Verifier;
import dev.kairos.core.internal.beat.ClaimRules;
import dev.kairos.core.verify.VerificationGate;
import dev.kairos.core.verify.Verifiers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a host asks for the claims of an agent.
 *
 * @param verifiers what it named itself, by kind of claim
 * @param receipts what checks claims for which a receipt is the proof, where anything else is checked
 * @param corrections how often claims that do not hold go back to the model
 * @param secondLook the tier whose model looks for gaps, or {@code null} for none
 */
public record ClaimBlueprint(
        Map<String, Verifier> verifiers,
        Map<String, Verifier> receipts,
        int corrections,
        @Nullable Tier secondLook) {

    /** Claims for which a receipt is the proof; a host or a skill names more than that. */
    private static final Map<String, Verifier> RECEIPTS = Map.of(
            Claim.PULL_REQUEST_OPENED, Verifiers.receipt(Evidence.PULL_REQUEST_OPENED, "repository", "number"),
            Claim.MESSAGE_DELIVERED, Verifiers.receipt(Evidence.MESSAGE_DELIVERED, "channel", "id"),
            Claim.MEMORY_KEPT, Verifiers.receipt(Evidence.MEMORY_KEPT, "id"));

    /** Nothing was asked for. */
    public static final ClaimBlueprint NONE = new ClaimBlueprint(Map.of(), RECEIPTS, ClaimRules.CORRECTIONS, null);

    /** Copies the maps. */
    public ClaimBlueprint {
        verifiers = Map.copyOf(verifiers);
        receipts = Map.copyOf(receipts);
    }

    /** With a further verifier. */
    public ClaimBlueprint with(String kind, Verifier verifier) {
        if (kind.isBlank()) {
            throw new IllegalArgumentException("a kind of claim needs a name: 'file.changed'");
        }
        Map<String, Verifier> more = new HashMap<>(verifiers);
        more.put(kind, verifier);
        return new ClaimBlueprint(more, receipts, corrections, secondLook);
    }

    /** With something that knows more of a kind than its receipts. */
    public ClaimBlueprint knowing(String kind, Verifier verifier) {
        Map<String, Verifier> more = new HashMap<>(receipts);
        more.put(kind, verifier);
        return new ClaimBlueprint(verifiers, more, corrections, secondLook);
    }

    /** With another number of corrections. */
    public ClaimBlueprint with(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("corrections is " + most + ": 0 or more");
        }
        return new ClaimBlueprint(verifiers, receipts, most, secondLook);
    }

    /** With a model that looks for gaps. */
    public ClaimBlueprint with(Tier tier) {
        return new ClaimBlueprint(verifiers, receipts, corrections, tier);
    }

    /** How claims of an agent with these skills are checked. */
    ClaimRules rules(List<Skill> skills) {
        List<String> kinds = new ArrayList<>(named(skills).keySet());
        return kinds.isEmpty() && corrections == ClaimRules.CORRECTIONS
                ? ClaimRules.NONE
                : new ClaimRules(kinds, corrections, secondLook);
    }

    /** What checks them. */
    VerificationGate gate(List<Skill> skills, @Nullable Verifier memoryKept) {
        Map<String, Verifier> named = named(skills);
        if (!named.isEmpty()) {
            if (memoryKept != null) {
                named.putIfAbsent(Claim.MEMORY_KEPT, memoryKept);
            }
            receipts.forEach(named::putIfAbsent);
        }
        return VerificationGate.of(named);
    }

    private Map<String, Verifier> named(List<Skill> skills) {
        Map<String, Verifier> all = new TreeMap<>();
        for (Skill skill : skills) {
            skill.verifiers().forEach((kind, verifier) -> all.merge(kind, verifier, ClaimBlueprint::either));
        }
        all.putAll(verifiers);
        return all;
    }

    /** Two skills of one kind: what one of them has verified is. */
    private static Verifier either(Verifier one, Verifier other) {
        return (claim, evidence) -> {
            Finding first = one.verify(claim, evidence);
            if (first.verdict() == Verdict.VERIFIED) {
                return first;
            }
            Finding second = other.verify(claim, evidence);
            boolean tellsMore = second.verdict() == Verdict.VERIFIED || first.verdict() == Verdict.UNVERIFIED;
            return tellsMore ? second : first;
        };
    }
}
