package dev.kairos.core.internal.schema;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The values of the keyword {@code format} that are checked. */
enum Format {
    DATE_TIME("date-time", "a time such as 2026-01-31T12:00:00Z"),
    DATE("date", "a date such as 2026-01-31"),
    DURATION("duration", "a duration such as PT1H30M"),
    UUID("uuid", "a UUID such as 123e4567-e89b-12d3-a456-426614174000");

    private final String keyword;
    private final String form;

    Format(String keyword, String form) {
        this.keyword = keyword;
        this.form = form;
    }

    /** Returns the format of a keyword's value, or {@code null} if it is not checked. */
    static @Nullable Format of(String keyword) {
        for (Format format : values()) {
            if (format.keyword.equals(keyword)) {
                return format;
            }
        }
        return null;
    }

    String keyword() {
        return keyword;
    }

    String form() {
        return form;
    }

    /**
     * Parses a text.
     *
     * @throws DateTimeException if it has another form
     * @throws IllegalArgumentException if it has another form
     */
    Object parse(String text) {
        return switch (this) {
            case DATE_TIME -> instant(text);
            case DATE -> LocalDate.parse(text);
            case DURATION -> Duration.parse(text);
            case UUID -> uuid(text);
        };
    }

    boolean matches(String text) {
        try {
            return parse(text) != null;
        } catch (DateTimeException | IllegalArgumentException e) {
            return false;
        }
    }

    /** RFC 3339 allows any offset. */
    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    /** {@code UUID.fromString} alone accepts short groups. */
    private static java.util.UUID uuid(String text) {
        java.util.UUID uuid = java.util.UUID.fromString(text);
        if (text.length() != 36) {
            throw new IllegalArgumentException(text);
        }
        return uuid;
    }
}
