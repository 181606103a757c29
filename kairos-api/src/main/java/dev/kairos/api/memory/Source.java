package dev.kairos.api.memory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A stretch of an episode that a statement rests on.
 *
 * @param scope the episode's scope
 * @param episode the episode's id
 * @param from where the stretch begins in the episode's stored text, in {@code char}s
 * @param to where it ends, exclusive
 * @param sha256 the SHA-256 of the stretch in UTF-8: 64 lower-case hexadecimal digits
 */
public record Source(Scope scope, String episode, int from, int to, String sha256) {

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the range is empty or the digest has another form
     */
    public Source {
        Objects.requireNonNull(scope, "scope");
        Names.check("episode id", episode);
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException(
                    "source " + from + "-" + to + " of episode '" + episode + "' is no stretch of text");
        }
        if (sha256.length() != 64) {
            throw new IllegalArgumentException("'" + sha256 + "' is no SHA-256 in hexadecimal");
        }
    }

    /**
     * Creates the source for a stretch of an episode.
     *
     * @param scope the episode's scope
     * @param episode the episode as it is stored
     * @param from where the stretch begins
     * @param to where it ends, exclusive
     * @return the source
     * @throws IndexOutOfBoundsException if the stretch is not within the text
     */
    public static Source of(Scope scope, Episode episode, int from, int to) {
        return new Source(scope, episode.id(), from, to, digest(episode.text().substring(from, to)));
    }

    /**
     * Creates the source for a whole episode.
     *
     * @param scope the episode's scope
     * @param episode the episode as it is stored; its text not empty
     * @return the source
     */
    public static Source of(Scope scope, Episode episode) {
        return of(scope, episode, 0, episode.text().length());
    }

    /**
     * Tells whether the stretch stands in an episode unchanged.
     *
     * @param stored the episode with this source's id
     * @return whether range and digest fit
     */
    public boolean standsIn(Episode stored) {
        return to <= stored.text().length()
                && digest(stored.text().substring(from, to)).equals(sha256);
    }

    private static String digest(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
