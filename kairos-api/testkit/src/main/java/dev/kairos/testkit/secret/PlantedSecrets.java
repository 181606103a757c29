package dev.kairos.testkit.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Secrets of some hundred kinds, drawn by lot from their formats, in texts of some twenty kinds. The same for the same seed. */
public final class PlantedSecrets {
    private PlantedSecrets() {}

    /**
     * Plants a secret of each kind in a text of each kind.
     *
     * @param seed what the characters are drawn from
     * @return the texts
     */
    public static List<Planted> known(long seed) {
        return plant(SecretContexts.known(), seed);
    }

    /**
     * As {@link #known}, in texts of other kinds: what a rule finds here it does not find because it was tried on it.
     *
     * @param seed what the characters are drawn from
     * @return the texts
     */
    public static List<Planted> heldOut(long seed) {
        return plant(SecretContexts.heldOut(), seed);
    }

    /**
     * Draws a token that a scanner finds by its form alone.
     *
     * @param seed what its characters are drawn from
     * @return the token
     */
    public static String token(long seed) {
        return SecretKinds.draw(0, new Random(seed)).text();
    }

    private static List<Planted> plant(Map<String, UnaryOperator<Planting>> contexts, long seed) {
        Random random = new Random(seed);
        List<String> kinds = SecretKinds.names();
        List<Planted> planted = new ArrayList<>();
        for (int kind = 0; kind < kinds.size(); kind++) {
            for (Map.Entry<String, UnaryOperator<Planting>> context : contexts.entrySet()) {
                Planting planting = new Planting(SecretKinds.draw(kind, random), random);
                planted.add(context.getValue().apply(planting).planted(kinds.get(kind), context.getKey()));
            }
        }
        return planted;
    }
}
