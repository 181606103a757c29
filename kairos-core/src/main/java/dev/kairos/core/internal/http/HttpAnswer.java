package dev.kairos.core.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param status its status code
 * @param headers its headers by lower-case name; several of one name joined by commas
 * @param body its body, as far as it came
 * @param isWhole whether all of the body came
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record HttpAnswer(int status, Map<String, String> headers, byte[] body, boolean isWhole) {

    /** A header, or {@code null}. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Whether the far side says that it did what it was asked. */
    public boolean isSuccess() {
        return status / 100 == 2;
    }
}
