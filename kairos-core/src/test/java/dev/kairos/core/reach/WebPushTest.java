package dev.kairos.core.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kairos.api.AgentId;
import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Delivery;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.reach.Notifier;
import dev.kairos.api.reach.Severity;
import dev.kairos.core.egress.EgressException;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.push.Browser;
import dev.kairos.core.internal.push.P256;
import dev.kairos.testkit.VirtualTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebPushTest extends WireTest {

    private final VirtualTime time = VirtualTime.startingAt("2026-03-01T12:00:00Z");
    private Browser browser;

    @TempDir
    Path folder;

    private WebPush push() throws Exception {
        WebPush push = WebPush.open("push", "mailto:ops@example.com", folder.resolve("push.json"))
                .with(far.guard(), time);
        if (browser == null) {
            browser = new Browser();
            push.subscribe(browser.subscription(far.uri("/push/1").toString()));
        }
        return push;
    }

    @Override
    protected Notifier notifier() throws Exception {
        return push();
    }

    private static Notice notice(Severity severity) {
        return Notice.news("k1", AgentId.of("a1"), severity, Content.of("Build", "It brokë"));
    }

    @Test
    void the_browser_can_read_what_arrives() throws Exception {
        assertThat(push().deliver(notice(Severity.URGENT)).kind()).isEqualTo(Delivery.Kind.CONFIRMED);

        FarSide.Request request = far.last();
        assertThat(request.line()).isEqualTo("POST /push/1 HTTP/1.1");
        assertThat(request.headers())
                .containsEntry("Content-Encoding", "aes128gcm")
                .containsEntry("TTL", "259200")
                .containsEntry("Urgency", "high");
        Fields message = Json.fields(new String(browser.decrypt(request.body()), StandardCharsets.UTF_8));
        assertThat(message.text("title")).isEqualTo("Build");
        assertThat(message.text("body")).isEqualTo("It brokë");
        assertThat(message.text("tag")).isEqualTo("k1");
    }

    @Test
    void the_sender_is_told_by_a_signed_token() throws Exception {
        WebPush push = push();
        push.deliver(notice(Severity.NORMAL));

        String header = far.last().headers().get("Authorization");
        assertThat(header).startsWith("vapid t=").endsWith(", k=" + push.publicKey());
        String[] parts =
                header.substring("vapid t=".length(), header.indexOf(',')).split("\\.", -1);
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(P256.publicKey(P256.bytes(push.publicKey())));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(P256.bytes(parts[2]))).isTrue();
        Fields claims = Json.fields(new String(P256.bytes(parts[1]), StandardCharsets.UTF_8));
        assertThat(claims.text("aud") + "/").isEqualTo(far.uri("/").toString());
        assertThat(claims.number("exp")).isEqualTo(time.instant().getEpochSecond() + 12 * 3600);
        assertThat(claims.text("sub")).isEqualTo("mailto:ops@example.com");
    }

    @Test
    void keys_and_browsers_outlive_the_process_and_a_browser_that_is_gone_is_forgotten() throws Exception {
        String key = push().publicKey();
        assertThat(push().publicKey()).isEqualTo(key);
        assertThat(push().subscriptions()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("push.json"))).contains("privateKey");

        far.answers(request -> "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n");
        assertThat(push().deliver(notice(Severity.INFO)).kind()).isEqualTo(Delivery.Kind.REFUSED);
        assertThat(push().subscriptions()).isZero();
        assertThat(push().deliver(notice(Severity.INFO)).toString()).contains("no browser");
    }

    @Test
    void only_subscriptions_to_public_places_are_taken() throws Exception {
        WebPush push = push();
        assertThatExceptionOfType(EgressException.class)
                .isThrownBy(() -> push.subscribe(browser.subscription("http://169.254.169.254/latest")));
        assertThatIllegalArgumentException().isThrownBy(() -> push.subscribe("{\"endpoint\":\"https://a.example/\"}"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> push.subscribe(browser.subscription("https://a.example/")
                        .replace("\"BA", "\"BB")
                        .replace("p256dh\":\"B", "p256dh\":\"A")));
        assertThatIllegalArgumentException().isThrownBy(() -> WebPush.open("push", "nobody", folder.resolve("x")));
    }
}
