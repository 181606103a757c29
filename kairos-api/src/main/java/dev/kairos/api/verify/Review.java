package dev.kairos.api.verify;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a person can accept so that a claim may count which code alone must not let through: files exactly as they are now. The
 * runtime asks for it through the {@linkplain dev.kairos.api.oversight.Overseer overseer} once the claim no longer goes back to
 * the model. A yes becomes {@link Evidence} for each file, and holds as long as the files hold the same
 * bytes, whatever they were changed from.
 *
 * @param evidence the kind of evidence that a yes becomes, for example {@link Evidence#TESTS_ACCEPTED}; with {@code path},
 *     {@code sha256} and {@code person}
 * @param files the SHA-256 of what each file holds by its path, in hexadecimal digits; empty if the file is gone
 * @param text what was changed in them, for the person: a diff, cut to 12,000 characters
 */
public record Review(String evidence, SortedMap<String, String> files, String text) {

    private static final int MOST_TEXT = 12_000;

    /**
     * Copies the files and cuts the text.
     *
     * @throws IllegalArgumentException if no file is named, or the kind of evidence has no full stop in it
     */
    public Review {
        if (evidence.indexOf('.') < 1) {
            throw new IllegalArgumentException(
                    "evidence '" + evidence + "' has to be of two words, as tests.accepted: names of tools have none");
        }
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        if (files.isEmpty()) {
            throw new IllegalArgumentException("name the files that a person can accept");
        }
        text = text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "…";
    }

    /**
     * Creates a review.
     *
     * @param evidence the kind of evidence that a yes becomes
     * @param files the digests by path
     * @param text what was changed
     * @return the review
     */
    public static Review of(String evidence, Map<String, String> files, String text) {
        return new Review(evidence, new TreeMap<>(files), text);
    }
}
