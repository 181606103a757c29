package dev.kairos.memory.bench;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Means over questions. */
final class Sums {
    private final String set;
    private final Map<String, double[]> sums = new TreeMap<>();

    Sums(String set) {
        this.set = set;
    }

    /** Adds what one question shows. */
    void add(Map<String, Double> figures) {
        figures.forEach((name, value) -> add(set + "." + name, value));
    }

    /** Adds what one question shows to the means of all and to those of its category. */
    void add(String category, Map<String, Double> figures) {
        add(figures);
        figures.forEach((name, value) -> add(set + "." + category + "." + name, value));
    }

    void print() {
        sums.forEach(
                (name, sum) -> System.out.println(name + "=" + String.format(Locale.ROOT, "%.1f", sum[0] / sum[1])));
    }

    private void add(String name, double value) {
        double[] sum = sums.computeIfAbsent(name, key -> new double[2]);
        sum[0] += value;
        sum[1]++;
    }
}
