package dev.kairos.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.oversight.SecretScanner;
import dev.kairos.api.oversight.SecretScanner.Finding;
import dev.kairos.testkit.secret.HostileText;
import dev.kairos.testkit.secret.Planted;
import dev.kairos.testkit.secret.PlantedSecrets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every text: noise, pieces of secrets and of encodings, whole secrets, in any order. */
class RedactionPropertiesTest {
    private static final int TRIES = 2_000;
    private static final List<String> SECRETS =
            PlantedSecrets.known(21).stream().map(Planted::text).toList();
    private static final List<String> PIECES = List.copyOf(HostileText.of(24).values());

    private final SecretScanner scanner = SecretScanners.standard();

    @Property(tries = TRIES)
    void a_redacted_text_stays_as_it_is(@ForAll("texts") String text) {
        String redacted = scanner.redact(text);
        assertThat(scanner.redact(redacted)).isEqualTo(redacted);
        assertThat(scanner.scan(redacted)).isEmpty();
    }

    @Property(tries = TRIES)
    void findings_stand_in_the_text_in_order_and_apart(@ForAll("texts") String text) {
        int from = 0;
        for (Finding finding : scanner.scan(text)) {
            assertThat(finding.start()).isGreaterThanOrEqualTo(from);
            assertThat(finding.end()).isGreaterThan(finding.start()).isLessThanOrEqualTo(text.length());
            from = finding.end();
        }
    }

    @Property(tries = TRIES)
    void redaction_adds_nothing_but_marks(@ForAll("texts") String text) {
        String redacted = scanner.redact(text);
        if (scanner.scan(text).isEmpty()) {
            assertThat(redacted).isSameAs(text);
        } else {
            assertThat(isWithin(text, redacted.replaceAll("\\[secret: [^\\]]*]", "")))
                    .as(redacted)
                    .isTrue();
        }
    }

    /** Whether the characters of a piece stand in a text in their order. */
    private static boolean isWithin(String text, String piece) {
        int at = 0;
        for (int i = 0; i < text.length() && at < piece.length(); i++) {
            at += text.charAt(i) == piece.charAt(at) ? 1 : 0;
        }
        return at == piece.length();
    }

    @Property(tries = TRIES)
    void an_excerpt_shows_six_characters_at_most(@ForAll("texts") String text) {
        for (Finding finding : scanner.scan(text)) {
            assertThat(finding.excerpt()).contains("…").hasSizeLessThanOrEqualTo(7);
            assertThat(finding.excerpt().indexOf('…')).isLessThanOrEqualTo(4);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> noise = Arbitraries.strings().all().ofMaxLength(20);
        Arbitrary<String> ascii = Arbitraries.strings().ascii().ofMaxLength(40);
        Arbitrary<String> piece = Arbitraries.of(PIECES);
        Arbitrary<String> part = Arbitraries.of(SECRETS)
                .flatMap(text -> Arbitraries.integers()
                        .between(0, text.length())
                        .map(end -> end % 3 == 0 ? text : text.substring(end / 2, end)));
        return Arbitraries.oneOf(noise, ascii, piece, part).list().ofMaxSize(6).map(parts -> String.join("", parts));
    }
}
