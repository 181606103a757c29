package dev.kairos.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.oversight.SecretScanner;
import dev.kairos.testkit.secret.OrdinaryText;
import dev.kairos.testkit.secret.Planted;
import dev.kairos.testkit.secret.PlantedSecrets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much is found, and how little is flagged wrongly. */
class PlantedSecretsTest {
    private static final double LEAST_FOUND = 0.995;
    private static final int LINES = 2_000;
    private static final double MOST_FLAGGED = 0.005;

    private final SecretScanner scanner = SecretScanners.standard();

    @Test
    void secrets_of_sixty_kinds_in_twenty_contexts_are_found() {
        List<Planted> planted = PlantedSecrets.known(11);
        assertThat(planted.stream().map(Planted::kind).distinct()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(planted.stream().map(Planted::context).distinct()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(missed(planted)).hasSizeLessThanOrEqualTo((int) ((1 - LEAST_FOUND) * planted.size()));
    }

    @Test
    void secrets_are_found_in_contexts_that_the_rules_were_not_tried_on() {
        List<Planted> planted = PlantedSecrets.heldOut(11);
        assertThat(planted.stream().map(Planted::context).distinct()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(missed(planted)).hasSizeLessThanOrEqualTo((int) ((1 - LEAST_FOUND) * planted.size()));
    }

    @Test
    void what_is_found_does_not_survive_redaction() {
        for (Planted planted : PlantedSecrets.known(12)) {
            String secret = planted.text().substring(planted.start(), planted.end());
            String redacted = scanner.redact(planted.text());
            if (planted.isCoveredBy(scanner.scan(planted.text()))) {
                assertThat(redacted)
                        .as("%s in %s", planted.kind(), planted.context())
                        .doesNotContain(secret);
                assertThat(scanner.redact(redacted)).isEqualTo(redacted);
            }
        }
    }

    @Test
    void ordinary_lines_are_left_alone() {
        List<String> flagged = OrdinaryText.lines(LINES, 11).stream()
                .filter(line -> !scanner.scan(line).isEmpty())
                .toList();
        assertThat(flagged).hasSizeLessThanOrEqualTo((int) (MOST_FLAGGED * LINES));
    }

    private List<Planted> missed(List<Planted> all) {
        return all.stream()
                .filter(planted -> !planted.isCoveredBy(scanner.scan(planted.text())))
                .toList();
    }
}
