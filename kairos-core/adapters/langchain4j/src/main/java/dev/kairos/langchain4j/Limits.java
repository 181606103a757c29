package dev.kairos.langchain4j;

import java.time.Duration;

/**
 * What a response may take.
 *
 * @param total from the request to the last byte
 * @param idle without a byte of the body
 * @param maxBytes bytes of the body
 */
record Limits(Duration total, Duration idle, long maxBytes) {

    Limits within(Duration deadline) {
        return deadline.compareTo(total) < 0 ? new Limits(deadline, idle, maxBytes) : this;
    }
}
