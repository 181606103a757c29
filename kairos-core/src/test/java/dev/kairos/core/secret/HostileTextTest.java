package dev.kairos.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.kairos.api.oversight.SecretScanner;
import dev.kairos.testkit.secret.HostileText;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Text that is made to cost time or to break something. */
class HostileTextTest {
    private static final int LENGTH = 1 << 13;
    private static final int TEN_MEGABYTES = 10 << 20;

    private final SecretScanner scanner = SecretScanners.standard();

    @Test
    void every_shape_is_read_in_bounded_time_and_redacted_for_good() {
        assertTimeout(
                Duration.ofSeconds(60),
                () -> HostileText.of(LENGTH).forEach((shape, text) -> {
                    String redacted = scanner.redact(text);
                    assertThat(scanner.redact(redacted)).as(shape).isEqualTo(redacted);
                }));
    }

    /** Ten times the text takes about ten times as long, and by no means a hundred times. */
    @Test
    void ten_megabytes_are_read() {
        String key = "ghp_" + "aB3dE5fG7h".repeat(3) + "K9mN2p ";
        String text = "\"+\" password=\n%41".repeat(TEN_MEGABYTES / 16) + key;
        String redacted = scanner.redact(text);
        assertThat(redacted).endsWith("[secret: github token ghp_…2p] ");
    }

    @Test
    void no_more_findings_are_reported_than_promised_and_none_is_left_in_the_text() {
        String key = "ghp_" + "aB3dE5fG7h".repeat(3) + "K9mN2p ";
        String text = key.repeat(SecretScanner.MAX_FINDINGS + 5);
        assertThat(scanner.scan(text)).hasSize(SecretScanner.MAX_FINDINGS);
        assertThat(scanner.redact(text)).doesNotContain("aB3dE5fG7h");
    }

    @Test
    void half_characters_and_control_characters_are_text() {
        String text = "\uD800\0\uDFFF\u0001\uFFFF";
        assertThat(scanner.redact(text)).isSameAs(text);
        assertThat(scanner.redact("")).isEmpty();
    }
}
