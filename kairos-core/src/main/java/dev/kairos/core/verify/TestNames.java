package dev.kairos.core.verify;

import dev.kairos.api.verify.Evidence;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tests by name, as their reports name them: class and test, with a full stop between.
 *
 * @param ran those that ran, whatever came of it
 * @param skipped those that did not
 */
public record TestNames(Set<String> ran, Set<String> skipped) {

    /** Names nothing. */
    public static final TestNames NONE = new TestNames(Set.of(), Set.of());

    /** How many characters of names evidence holds; more tests are compared by their number alone. */
    private static final int MOST_CHARACTERS = 50_000;

    private static final String RAN = "testsRan";
    private static final String SKIPPED = "testsSkipped";

    /** Sorts and copies the names. */
    public TestNames {
        ran = Collections.unmodifiableSet(new TreeSet<>(ran));
        skipped = Collections.unmodifiableSet(new TreeSet<>(skipped));
    }

    /**
     * Creates names.
     *
     * @param ran those that ran
     * @param skipped those that did not
     * @return the names
     */
    public static TestNames of(Collection<String> ran, Collection<String> skipped) {
        return new TestNames(Set.copyOf(ran), Set.copyOf(skipped));
    }

    /**
     * Tells whether no test is named.
     *
     * @return whether none is
     */
    public boolean isEmpty() {
        return ran.isEmpty() && skipped.isEmpty();
    }

    /**
     * Adds the names to the facts of a run, unless they are too many.
     *
     * @param details the facts
     */
    public void addTo(Map<String, String> details) {
        String allRan = String.join("\n", ran);
        String allSkipped = String.join("\n", skipped);
        if (allRan.length() + allSkipped.length() <= MOST_CHARACTERS) {
            details.put(RAN, allRan);
            details.put(SKIPPED, allSkipped);
        }
    }

    static TestNames of(Evidence run) {
        return of(run.detail(RAN).lines().toList(), run.detail(SKIPPED).lines().toList());
    }

    /** The names of a set that are in neither of these. */
    Set<String> missing(Set<String> wanted) {
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(ran);
        missing.removeAll(skipped);
        return missing;
    }
}
