package dev.kairos.core.internal.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** How large a pattern becomes inside RE2, which needs time in proportion to text times pattern. */
public final class PatternSize {

    /** The most characters of a pattern. */
    public static final int MAX_LENGTH = 1_000;

    private static final int MAX_REPETITIONS = 1_000;
    private static final Pattern COUNTED = Pattern.compile("\\{(\\d+)(?:,(\\d*))?\\}");

    private PatternSize() {}

    /**
     * Weighs a pattern: RE2 writes counted repetitions out.
     *
     * @param pattern a pattern
     * @return an upper bound of its size, or -1 if it is longer than {@link #MAX_LENGTH} or counts to more than 1,000
     */
    public static long of(String pattern) {
        long repetitions = repetitions(pattern);
        return pattern.length() > MAX_LENGTH || repetitions > MAX_REPETITIONS ? -1 : pattern.length() + repetitions;
    }

    /** Multiplies all counts, nested or not: an upper bound of how often the pattern is written out. */
    private static long repetitions(String pattern) {
        long product = 1;
        Matcher counts = COUNTED.matcher(pattern);
        while (counts.find() && product <= MAX_REPETITIONS) {
            String last = counts.group(2);
            String count = last == null || last.isEmpty() ? counts.group(1) : last;
            product *= count.length() > 4 ? MAX_REPETITIONS + 1L : Math.max(1, Long.parseLong(count));
        }
        return product;
    }
}
