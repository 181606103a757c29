package dev.kairos.langchain4j;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a provider asks to wait. Values beyond a day are cut to one. */
final class RetryAfter {

    private static final double MAX_MILLIS = Duration.ofDays(1).toMillis();

    /** As OpenAI words it: "Please try again in 1m30.5s", in lower case. The bounded counts keep it linear. */
    private static final Pattern WORDS =
            Pattern.compile("try again in (?:(\\d{1,6})h)?(?:(\\d{1,6})m(?!s))?(?:(\\d{1,6}(?:\\.\\d{1,9})?)(ms|s))?");

    private RetryAfter() {}

    /**
     * Reads the headers of RFC 9110 and of OpenAI. A date is compared with the response's own, not with a clock of ours.
     *
     * @param header finds a header by its lower-case name
     */
    static @Nullable Duration inHeaders(Function<String, Optional<String>> header) {
        try {
            Optional<String> millis = header.apply("retry-after-ms");
            if (millis.isPresent()) {
                return bounded(Double.parseDouble(millis.get()));
            }
            String value = header.apply("retry-after").orElse("");
            if (value.contains(":")) {
                return bounded(
                        (double) Duration.between(date(header.apply("date").orElse(value)), date(value))
                                .toMillis());
            }
            return value.isBlank() ? null : bounded(Double.parseDouble(value) * 1_000);
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    /** Finds the wait in an error's text, in lower case. */
    static @Nullable Duration inText(String text) {
        Matcher matcher = WORDS.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        double millis = number(matcher.group(1)) * 3_600_000 + number(matcher.group(2)) * 60_000;
        millis += number(matcher.group(3)) * ("ms".equals(matcher.group(4)) ? 1 : 1_000);
        return millis == 0 ? null : bounded(millis);
    }

    private static ZonedDateTime date(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    private static double number(@Nullable String digits) {
        return digits == null ? 0 : Double.parseDouble(digits);
    }

    private static @Nullable Duration bounded(double millis) {
        return Double.isNaN(millis)
                ? null
                : Duration.ofMillis((long) Math.ceil(Math.max(0, Math.min(MAX_MILLIS, millis))));
    }
}
