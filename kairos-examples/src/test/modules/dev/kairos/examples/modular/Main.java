package dev.kairos.examples.modular;

import dev.kairos.core.Kairos;
import dev.kairos.memory.InMemoryStore;

/** Touches both artifacts once and says so. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println(InMemoryStore.class.getSimpleName() + " in "
                + Kairos.class.getModule().getName());
    }
}
