package dev.kairos.testkit.secret;

import dev.kairos.api.oversight.SecretScanner.Finding;
import java.util.List;

/**
 * A secret in a text.
 *
 * @param kind what kind of secret it is
 * @param context what kind of text it stands in
 * @param text the text
 * @param start where the secret begins in it, in whatever encoding
 * @param end where it ends
 */
public record Planted(String kind, String context, String text, int start, int end) {
    private static final String JOINTS = " \t\n\\\"'`+.,=";

    /**
     * Tells whether nothing of the secret is outside of the findings, except for what joins its pieces.
     *
     * @param findings what was found in the text
     * @return whether they cover the secret
     */
    public boolean isCoveredBy(List<Finding> findings) {
        for (int i = start; i < end; i++) {
            int at = i;
            boolean covered = findings.stream().anyMatch(finding -> finding.start() <= at && at < finding.end());
            boolean lineEnd = i > 0 && text.charAt(i) == 'n' && text.charAt(i - 1) == '\\';
            if (!covered && !lineEnd && JOINTS.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
