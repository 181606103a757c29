package dev.kairos.core.internal.oversight;

import dev.kairos.api.oversight.Action;
import dev.kairos.api.oversight.Budget;
import dev.kairos.api.oversight.Decision;
import dev.kairos.api.oversight.Decision.OnExpiry;
import dev.kairos.api.oversight.Policy;
import dev.kairos.api.oversight.Relaxation;
import dev.kairos.api.skill.Effect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a host has said about an agent's actions, and what holds whatever it said.
 *
 * @param policy its policy, or {@code null} for none: then all is allowed that no stranger's text stands behind
 * @param relaxations the calls that need not ask after a stranger's text
 * @param budget the agent's own budget
 */
public record Rules(@Nullable Policy policy, List<Relaxation> relaxations, Budget budget) {

    /** Nothing was said. */
    public static final Rules NONE = new Rules(null, List.of(), Budget.NONE);

    private static final String STRANGER = "after a stranger's text";

    /** Copies the list. */
    public Rules {
        relaxations = List.copyOf(relaxations);
    }

    /** What of it is part of the configuration: nothing where nothing was said. */
    public List<String> describe() {
        if (equals(NONE)) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        parts.add("policy " + (policy == null ? "" : policy.describe()));
        relaxations.forEach(relaxation -> parts.add("relaxation " + relaxation));
        parts.add("budget " + budget);
        return parts;
    }

    /** Whether calls of an effect need a decision, in a beat that has read a stranger's text or not. */
    public boolean concern(Effect effect, boolean tainted) {
        return policy != null || (tainted && isFelt(effect));
    }

    /** Decides; never {@link Decision.Pass}. An {@code Allow} without a rule is no decision that anybody has to know of. */
    public Decision decide(Action action) {
        Decision said = policy == null ? new Decision.Allow("") : said(policy, action);
        Decision decided = said.kind() == Decision.Kind.PASS ? otherwise(action) : said;
        boolean harmless =
                !action.isTainted() || !isFelt(action.effect()) || action.call().toOwner();
        if (harmless || decided.kind() == Decision.Kind.DENY) {
            return decided;
        }
        for (Relaxation relaxation : relaxations) {
            if (relaxation.covers(action)) {
                return named(decided, relaxation.why());
            }
        }
        return decided instanceof Decision.Ask ask
                ? new Decision.Ask(ask.rule(), ask.to(), ask.expiry(), OnExpiry.DENY)
                : new Decision.Ask(STRANGER);
    }

    private static boolean isFelt(Effect effect) {
        return effect == Effect.EXECUTE || effect == Effect.SEND;
    }

    private static Decision said(Policy policy, Action action) {
        try {
            Decision said = policy.decide(action);
            return said == null ? new Decision.Pass() : said;
        } catch (RuntimeException e) {
            return new Decision.Deny("failed policy", "the policy could not decide: " + e);
        }
    }

    private static Decision otherwise(Action action) {
        if (action.effect() == Effect.READ) {
            return new Decision.Allow("looking");
        } else if (action.call().toOwner()) {
            return new Decision.Allow("to the owner");
        } else if (action.context().attended()) {
            return new Decision.Allow("a person waits");
        }
        return new Decision.Deny(
                "not listed",
                "no rule of the policy lists effect " + action.effect() + " of tool '" + action.tool()
                        + "', and nobody waits for this beat");
    }

    private static Decision named(Decision decided, String why) {
        return decided instanceof Decision.Allow allow
                ? new Decision.Allow((allow.rule().isEmpty() ? "" : allow.rule() + "; ") + "relaxed: " + why)
                : decided;
    }
}
