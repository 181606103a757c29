package dev.kairos.core.internal.schema;

import java.util.ArrayList;
import java.util.List;

/** Collects violations, up to a limit, and counts the work. Not safe for use by many threads. */
final class Report {

    /** More would not help a model. */
    private static final int MAX_VIOLATIONS = 20;

    /** Values times rules; a schema's alternatives on a large array reach it. */
    private static final int MAX_CHECKS = 1_000_000;

    private final List<Violation> violations = new ArrayList<>();
    private final Work work;

    /** Counts over a report and its alternatives. */
    private static final class Work {
        private int checks;
    }

    private Report(Work work) {
        this.work = work;
    }

    Report() {
        this(new Work());
    }

    /** Starts a report on an alternative, whose violations do not count here; its work does. */
    Report alternative() {
        return new Report(work);
    }

    void add(Place place, String problem) {
        if (violations.size() < MAX_VIOLATIONS) {
            violations.add(new Violation(place.toString(), problem));
        }
    }

    /** Counts one check; returns whether it is worth its while. */
    boolean goOn() {
        return ++work.checks <= MAX_CHECKS && violations.size() < MAX_VIOLATIONS;
    }

    int size() {
        return violations.size();
    }

    /** Returns the first of several violations. */
    String first() {
        return violations.get(0).toString();
    }

    /** Returns what was found; never empty if the work was cut short. */
    List<Violation> violations() {
        if (work.checks > MAX_CHECKS && violations.size() < MAX_VIOLATIONS) {
            add(Place.ROOT, "are too large to be checked: send less at once");
        }
        return List.copyOf(violations);
    }
}
