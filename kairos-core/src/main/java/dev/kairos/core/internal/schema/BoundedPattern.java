package dev.kairos.core.internal.schema;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The keyword {@code pattern}. RE2 needs time in proportion to text times pattern, where counted repetitions are written
 * out: both factors are bounded.
 */
final class BoundedPattern implements Rule {

    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_REPETITIONS = 1_000;

    /** Characters of text times size of the pattern: some tens of milliseconds. */
    private static final long MAX_WORK = 10_000_000;

    private static final Pattern COUNTED = Pattern.compile("\\{(\\d+)(?:,(\\d*))?\\}");

    private final Pattern pattern;
    private final long size;

    private BoundedPattern(Pattern pattern, long size) {
        this.pattern = pattern;
        this.size = size;
    }

    /** Returns the rule, or {@code null} if RE2 does not understand the pattern or it is too large: it is not checked then. */
    static @Nullable BoundedPattern of(String pattern) {
        long repetitions = repetitions(pattern);
        if (pattern.length() > MAX_LENGTH || repetitions > MAX_REPETITIONS) {
            return null;
        }
        try {
            return new BoundedPattern(Pattern.compile(pattern), pattern.length() + repetitions);
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    @Override
    public void check(@Nullable Object value, Place place, Report report) {
        if (!(value instanceof String text)) {
            return;
        }
        if (text.length() * size > MAX_WORK) {
            report.add(place, () -> "has " + text.length() + " characters: too long for its pattern to be checked");
        } else if (!pattern.matcher(text).find()) {
            report.add(place, () -> "must match the pattern " + pattern + ", got " + Words.excerpt(text));
        }
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
