package dev.kairos.core.internal.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.kairos.core.internal.regex.PatternSize;
import org.jspecify.annotations.Nullable;

/**
 * The keyword {@code pattern}. RE2 needs time in proportion to text times pattern, where counted repetitions are written
 * out: both factors are bounded.
 */
final class BoundedPattern implements Rule {

    /** Characters of text times size of the pattern: some tens of milliseconds. */
    private static final long MAX_WORK = 10_000_000;

    private final Pattern pattern;
    private final long size;

    private BoundedPattern(Pattern pattern, long size) {
        this.pattern = pattern;
        this.size = size;
    }

    /** Returns the rule, or {@code null} if RE2 does not understand the pattern or it is too large: it is not checked then. */
    static @Nullable BoundedPattern of(String pattern) {
        long size = PatternSize.of(pattern);
        if (size < 0) {
            return null;
        }
        try {
            return new BoundedPattern(Pattern.compile(pattern), size);
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
}
