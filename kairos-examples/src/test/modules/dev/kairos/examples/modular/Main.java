package dev.kairos.examples.modular;

import dev.kairos.core.Kairos;
import dev.kairos.memory.Words;

/** Touches both artifacts once and says so. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println(
                Words.of(Kairos.name()) + " in " + Kairos.class.getModule().getName());
    }
}
