package dev.kairos.examples.keeper;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people type and read them: {@code 45s}, {@code 30m}, {@code 2h}. */
final class Durations {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})(s|m|h|d)");
    private static final Duration LONGEST = Duration.ofDays(365);

    private Durations() {}

    static Duration parse(String option, String text) {
        Matcher matcher = FORM.matcher(text);
        Duration duration = matcher.matches() ? of(Long.parseLong(matcher.group(1)), matcher.group(2)) : Duration.ZERO;
        if (duration.isZero() || duration.compareTo(LONGEST) > 0) {
            throw new UsageException(option + " '" + text + "' is no duration: write 45s, 30m, 2h or 1d, at most 365d");
        }
        return duration;
    }

    private static Duration of(long number, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /** For example {@code 3 h 50 min}. */
    static String words(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes < 1) {
            return duration.toSeconds() + " s";
        } else if (minutes < 60) {
            return minutes + " min";
        }
        long hours = minutes / 60;
        return hours >= 48
                ? hours / 24 + " days"
                : hours + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }
}
