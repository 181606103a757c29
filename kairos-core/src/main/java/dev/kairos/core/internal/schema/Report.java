package dev.kairos.core.internal.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects violations, up to a limit, and counts the work. Not safe for use by many threads. */
final class Report {

    /** More would not help a model. */
    private static final int MAX_VIOLATIONS = 20;

    /** Values times rules; a schema's alternatives on a large array reach it. */
    private static final int MAX_CHECKS = 500_000;

    private static final Violation SOMETHING = new Violation("", "");

    private final List<Violation> violations = new ArrayList<>();
    private final Work work;
    private final boolean silent;

    /** Counts over a report and its alternatives. */
    private static final class Work {
        private int checks;
    }

    private Report(Work work, boolean silent) {
        this.work = work;
        this.silent = silent;
    }

    Report() {
        this(new Work(), false);
    }

    /**
     * Starts a report on an alternative, whose violations do not count here; its work does.
     *
     * @param silent whether only the first violation is looked for, and not put into words
     */
    Report alternative(boolean silent) {
        return new Report(work, silent);
    }

    /** Adds a violation; words cost more than the check, so they are made last. */
    void add(Place place, Supplier<String> problem) {
        if (violations.size() < MAX_VIOLATIONS) {
            violations.add(silent ? SOMETHING : new Violation(place.toString(), problem.get()));
        }
    }

    /** Counts one check; returns whether it is worth its while. */
    boolean goOn() {
        return ++work.checks <= MAX_CHECKS && violations.size() < (silent ? 1 : MAX_VIOLATIONS);
    }

    int size() {
        return violations.size();
    }

    /** Returns the first of several violations. */
    String first() {
        return violations.isEmpty() ? "…" : violations.get(0).toString();
    }

    /** Returns what was found; never empty if the work was cut short. */
    List<Violation> violations() {
        if (work.checks > MAX_CHECKS && violations.size() < MAX_VIOLATIONS) {
            add(Place.ROOT, () -> "are too large to be checked: send less at once");
        }
        return List.copyOf(violations);
    }
}
