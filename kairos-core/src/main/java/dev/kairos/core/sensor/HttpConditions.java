package dev.kairos.core.sensor;

import dev.kairos.core.internal.http.HttpAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** The headers that make a server answer 304 instead of sending the same body again. */
final class HttpConditions {

    private static final int MOST_CHARACTERS = 1_000;

    private HttpConditions() {}

    static Map<String, String> of(HttpAnswer answer) {
        String tag = answer.header("etag");
        if (tag != null && tag.length() <= MOST_CHARACTERS) {
            return Map.of("If-None-Match", tag);
        }
        String modified = answer.header("last-modified");
        String sent = answer.header("date");
        return modified != null && sent != null && isOld(modified, sent)
                ? Map.of("If-Modified-Since", modified)
                : Map.of();
    }

    /**
     * These times count in seconds, so a body that was changed in the second in which it was sent could be changed once more
     * without its time telling so.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.2.2">RFC 9110, 8.8.2.2</a>
     */
    private static boolean isOld(String modified, String sent) {
        try {
            return Duration.between(time(modified), time(sent)).toSeconds() > 1;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static Instant time(String header) {
        return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header));
    }
}
