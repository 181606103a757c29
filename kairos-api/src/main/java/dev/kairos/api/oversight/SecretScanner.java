package dev.kairos.api.oversight;

import java.util.List;

/**
 * Finds credentials in text and takes them out. The runtime passes everything through it that is journaled or sent.
 *
 * <p>Implementations never throw for any text, whatever its size or characters, take time linear in its length, do not block
 * and are safe for use by many threads.
 */
public interface SecretScanner {

    /** The most findings that {@link #scan} reports; {@link #redact} knows no such bound. */
    int MAX_FINDINGS = 1_000;

    /**
     * Finds secrets.
     *
     * @param text any text, may be empty
     * @return the first {@value #MAX_FINDINGS} findings in the order of the text, none overlapping another; empty if there is
     *     none; unmodifiable
     */
    List<Finding> scan(CharSequence text);

    /**
     * Replaces every secret by a readable mark such as {@code [secret: github token ghp_…2a]}. A text that was redacted stays
     * as it is when it is redacted again. JSON that holds secrets in its strings is still JSON afterwards.
     *
     * @param text any text, may be empty
     * @return the text without its secrets; the same instance if there was none
     */
    String redact(String text);

    /**
     * A secret in a text.
     *
     * @param rule what kind of secret it is, for people: {@code github token}
     * @param start the index of its first character in the scanned text
     * @param end the index after its last character; greater than {@code start}. In an encoded text the range covers all that
     *     holds a part of the secret; in a split one everything between its first and its last character
     * @param excerpt at most four of its first and two of its last characters around an ellipsis: {@code ghp_…2a}; the ellipsis
     *     alone where more would help to guess it
     */
    record Finding(String rule, int start, int end, String excerpt) {

        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if the range is empty or begins before the text
         */
        public Finding {
            if (start < 0 || end <= start) {
                throw new IllegalArgumentException("the range of a finding of '" + rule + "' is " + start + " to " + end
                        + ": it must not be empty");
            }
        }
    }
}
