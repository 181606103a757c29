package dev.kairos.core.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Prints figures, each as {@code key=value} on a line of its own. */
public final class Figures {

    private Figures() {}

    /** Prints a number with three significant digits. */
    public static void print(String key, double value) {
        print(key, text(value));
    }

    /** Prints a whole number. */
    public static void print(String key, long value) {
        print(key, Long.toString(value));
    }

    /** Prints a text. */
    public static void print(String key, String value) {
        System.out.println(key + "=" + value);
    }

    /** Three significant digits, or all of a whole number. */
    public static String text(double value) {
        if (value == Math.rint(value) || Math.abs(value) >= 1_000) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%.1f", value);
    }

    /** The value in the middle. */
    public static double median(Collection<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
