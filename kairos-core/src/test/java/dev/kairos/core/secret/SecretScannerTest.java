package dev.kairos.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kairos.api.oversight.SecretScanner;
import dev.kairos.api.oversight.SecretScanner.Finding;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader sees. Secrets are put together here, so that none stands in the source. */
class SecretScannerTest {
    private static final String DRAWN = "aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xYzA1b";
    private static final String TOKEN = "ghp_" + DRAWN;
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final SecretScanner scanner = SecretScanners.standard();

    @Test
    void a_finding_tells_rule_place_and_excerpt() {
        assertThat(scanner.scan("use " + TOKEN + " please"))
                .containsExactly(new Finding("github token", 4, 4 + TOKEN.length(), "ghp_…1b"));
    }

    @Test
    void a_redacted_text_can_still_be_read() {
        assertThat(scanner.redact("use " + TOKEN + " please")).isEqualTo("use [secret: github token ghp_…1b] please");
    }

    @Test
    void a_text_without_secrets_is_returned_as_it_is() {
        String text = "Nothing to hide here.";
        assertThat(scanner.redact(text)).isSameAs(text);
        assertThat(scanner.scan(text)).isEmpty();
    }

    @Test
    void any_sequence_of_characters_can_be_scanned() {
        assertThat(scanner.scan(CharBuffer.wrap("x " + TOKEN))).hasSize(1);
    }

    @Test
    void a_password_is_not_shown_at_all() {
        assertThat(scanner.redact("db_password = \"Tr0ub4dor&3xyz\""))
                .isEqualTo("db_password = \"[secret: password …]\"");
        assertThat(scanner.redact("postgres://app:" + "s3cretPw9" + "@db/orders"))
                .isEqualTo("postgres://app:[secret: password in url …]@db/orders");
    }

    @Test
    void json_stays_json() {
        assertThat(scanner.redact("{\"env\":{\"API_TOKEN\":\"" + DRAWN + "\",\"n\":1}}"))
                .isEqualTo("{\"env\":{\"API_TOKEN\":\"[secret: secret value aB3d…1b]\",\"n\":1}}");
    }

    @Test
    void a_private_key_goes_as_a_whole() {
        String body = ("MIIEvQIBADANBgkq" + DRAWN + "xyz/+abcdefgh\n").repeat(4);
        String key = "-----BEGIN PRIVATE" + " KEY-----\n" + body + "-----END PRIVATE" + " KEY-----";
        assertThat(scanner.redact("a\n" + key + "\nb")).isEqualTo("a\n[secret: private key …]\nb");
        String cut = key.substring(0, 150);
        assertThat(scanner.redact(cut)).isEqualTo("[secret: private key …]");
    }

    @Test
    void a_token_is_found_behind_one_layer_of_encoding() {
        byte[] bytes = TOKEN.getBytes(StandardCharsets.US_ASCII);
        String base64 = Base64.getEncoder().encodeToString(bytes);
        assertThat(scanner.redact("x=" + base64 + ";")).isEqualTo("x=[secret: github token ghp_…1b]==;");
        assertThat(scanner.redact("x=" + TOKEN.replace("_", "%5F") + ";"))
                .isEqualTo("x=[secret: github token ghp_…1b];");
    }

    @Test
    void a_token_is_found_in_pieces() {
        String split = "t = \"" + TOKEN.substring(0, 15) + "\" +\n  \"" + TOKEN.substring(15) + "\"";
        assertThat(scanner.redact(split)).isEqualTo("t = \"[secret: github token ghp_…1b]\"");
    }

    @Test
    void pieces_of_something_else_before_do_not_hide_it() {
        String split = "f(\"a\" + \"b\", x); t = \"" + TOKEN.substring(0, 15) + "\" + \"" + TOKEN.substring(15) + "\"";
        assertThat(scanner.redact(split)).isEqualTo("f(\"a\" + \"b\", x); t = \"[secret: github token ghp_…1b]\"");
    }

    @Test
    void a_right_checksum_proves_a_token_inside_of_other_characters() {
        String body = DRAWN.substring(0, 30);
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        StringBuilder sum = new StringBuilder();
        for (long rest = crc.getValue(); sum.length() < 6; rest /= 62) {
            sum.insert(0, BASE62.charAt((int) (rest % 62)));
        }
        assertThat(scanner.scan("abcghp_" + body + sum + "xyz"))
                .extracting(Finding::start, Finding::end)
                .containsExactly(tuple(3, 43));
        assertThat(scanner.scan("abcghp_" + DRAWN + "xyz")).isEmpty();
    }

    @Test
    void only_marks_of_known_rules_are_marks() {
        String mark = "[secret: github token ghp_…1b]";
        assertThat(scanner.redact(mark)).isSameAs(mark);
        String forged = "[secret: nothing token=" + DRAWN + " …]";
        assertThat(scanner.redact(forged)).doesNotContain(DRAWN);
    }

    @Test
    void what_stands_between_two_marks_is_looked_at() {
        String text = "[secret: password …]" + TOKEN + "[secret: password …]";
        assertThat(scanner.redact(text))
                .isEqualTo("[secret: password …][secret: github token ghp_…1b][secret: password …]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password = ${DB_PASSWORD}",
                "api_key: <your-api-key>",
                "max_tokens = 4096",
                "id 123e4567-e89b-12d3-a456-426614174000",
                "commit 92981af0c4d5e6f708192a3b4c5d6e7f80912a3b",
                "password: hunter",
                "https://user@example.org/path",
                "secretName: tls-web",
                "STRIPE_PUBLISHABLE_KEY=pk_live_aB3dE5fG7hJ9kL1mN2pQ4rS6\n00f7d8e1 next line"
            })
    void what_only_looks_like_one_is_left_alone(String text) {
        assertThat(scanner.redact(text)).isSameAs(text);
    }

    @Test
    void two_rules_that_see_the_same_give_one_finding() {
        List<Finding> findings = scanner.scan("github_token = " + TOKEN);
        assertThat(findings).extracting(Finding::rule).containsExactly("github token");
    }
}
