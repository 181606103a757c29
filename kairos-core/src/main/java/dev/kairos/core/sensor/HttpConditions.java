package dev.kairos.core.sensor;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/** The headers that make a server answer 304 instead of sending the same body again. */
final class HttpConditions {

    private static final int MOST_CHARACTERS = 1_000;

    private HttpConditions() {}

    static Map<String, String> of(HttpHeaders headers) {
        Optional<String> tag = headers.firstValue("ETag").filter(value -> value.length() <= MOST_CHARACTERS);
        if (tag.isPresent()) {
            return Map.of("If-None-Match", tag.get());
        }
        return headers.firstValue("Last-Modified")
                .filter(modified -> isOld(modified, headers.firstValue("Date").orElse("")))
                .map(modified -> Map.of("If-Modified-Since", modified))
                .orElse(Map.of());
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
