package dev.kairos.memory.internal.text;

import dev.kairos.memory.internal.dates.Span;
import dev.kairos.memory.internal.dates.TimeMention;
import dev.kairos.memory.internal.dates.TimeResolver;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values that a text states, by what they measure: two texts that tell the same fact differ in these. */
public final class Values {
    private static final Pattern NUMBER = Pattern.compile(
            "(?<money>[$€£¥]\\s?)?(?<number>\\d{1,15}(?:[.,:]\\d{1,15}){0,4})(?<percent>\\s?%)?(?<clock>\\s?[aApP]\\.?[mM]\\b)?");

    private final Map<Kind, Set<String>> values = new EnumMap<>(Kind.class);

    /** What a value measures. */
    public enum Kind {
        /** An amount of money. */
        MONEY,
        /** A share. */
        SHARE,
        /** A time of day. */
        CLOCK,
        /** A day. */
        DAY,
        /** Any other number. */
        NUMBER
    }

    private Values() {}

    /** The values of a text that was said at some time. */
    public static Values of(String text, TimeResolver times, ZonedDateTime said) {
        Values values = new Values();
        List<TimeMention> mentions = times.resolve(text, said);
        for (TimeMention mention : mentions) {
            if (mention.span().precision() == Span.Precision.DAY) {
                values.add(Kind.DAY, mention.span().from().toString());
            }
        }
        Matcher matcher = NUMBER.matcher(text.substring(0, Math.min(text.length(), 10_000)));
        while (matcher.find()) {
            int at = matcher.start();
            if (mentions.stream().noneMatch(mention -> at >= mention.from() && at < mention.to())) {
                values.add(kind(matcher), matcher.group("number"));
            }
        }
        return values;
    }

    /** Whether both state a value of one kind, and not the same. */
    public boolean differ(Values other) {
        for (Map.Entry<Kind, Set<String>> entry : values.entrySet()) {
            Set<String> others = other.values.get(entry.getKey());
            if (others != null && !entry.getValue().containsAll(others)) {
                return true;
            }
        }
        return false;
    }

    private void add(Kind kind, String value) {
        values.computeIfAbsent(kind, key -> new HashSet<>()).add(value);
    }

    private static Kind kind(Matcher matcher) {
        if (matcher.group("money") != null) {
            return Kind.MONEY;
        }
        if (matcher.group("percent") != null) {
            return Kind.SHARE;
        }
        boolean clock =
                matcher.group("clock") != null || matcher.group("number").matches("\\d{1,2}:\\d{2}");
        return clock ? Kind.CLOCK : Kind.NUMBER;
    }
}
