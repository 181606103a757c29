package dev.kairos.core.internal.json;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Reads instants in the form in which {@link Instant#toString} writes those of the years 0 to 9999, about ten times as fast as
 * the general parser, which serves all other forms.
 */
final class IsoInstant {

    private static final int SECONDS = "2026-01-31T12:00:00".length();
    private static final int NANO_DIGITS = 9;

    private IsoInstant() {}

    static Instant parse(String text) {
        int end = text.length() - 1;
        if (end < SECONDS || !hasMarks(text, end)) {
            return Instant.parse(text);
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, SECONDS);
        int nanos = end == SECONDS ? 0 : nanos(text, end);
        if ((year | month | day | hour | minute | second | nanos) < 0 || hour > 23 || minute > 59 || second > 59) {
            return Instant.parse(text);
        }
        long midnight = LocalDate.of(year, month, day).toEpochDay() * 86_400;
        return Instant.ofEpochSecond(midnight + hour * 3_600L + minute * 60L + second, nanos);
    }

    private static boolean hasMarks(String text, int end) {
        return text.charAt(end) == 'Z'
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static int nanos(String text, int end) {
        int digits = end - SECONDS - 1;
        if (text.charAt(SECONDS) != '.' || digits < 1 || digits > NANO_DIGITS) {
            return -1;
        }
        int nanos = number(text, SECONDS + 1, end);
        for (int i = digits; i < NANO_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** The number of at most nine digits that stands there; negative if anything else does. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
