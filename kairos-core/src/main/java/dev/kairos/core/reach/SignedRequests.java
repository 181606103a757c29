package dev.kairos.core.reach;

import dev.kairos.api.reach.Channel.Intake;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.json.JsonException;
import dev.kairos.core.reach.Webhook.Answer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests that a far side signs together with their time, taken while a channel is open. What is older than five minutes is
 * refused, so that nobody sends again what was overheard. Safe for use by many threads.
 */
final class SignedRequests {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final WebhookSignature signature;
    private final Form form;
    private volatile @Nullable Intake intake;

    /**
     * How a far side signs.
     *
     * @param timeHeader where the seconds since 1970 stand
     * @param signatureHeader where the signature stands
     * @param version what the signature begins with, before its digits
     * @param before what is signed before the time
     * @param between what is signed between the time and the body
     */
    record Form(String timeHeader, String signatureHeader, String version, String before, String between) {}

    /** What is made of a request that is what it says. */
    @FunctionalInterface
    interface Reading {
        Answer of(Intake intake, Fields body);
    }

    SignedRequests(WebhookSignature signature, Form form) {
        this.signature = signature;
        this.form = form;
    }

    void open(Intake opened) {
        intake = opened;
    }

    void close() {
        intake = null;
    }

    /** Where messages go while the channel is open, else {@code null}. */
    @Nullable
    Intake intake() {
        return intake;
    }

    /** The headers that sign a body. */
    Map<String, String> signing(Instant now, byte[] body) {
        String time = Long.toString(now.getEpochSecond());
        String digits = signature.sign(signed(time, body)).substring(WebhookSignature.PREFIX.length());
        return Map.of(form.timeHeader(), time, form.signatureHeader(), form.version() + digits);
    }

    /** Takes a request whose body is a JSON object. */
    Answer accept(Map<String, String> headers, byte[] body, Reading reading) {
        Intake open = intake;
        if (open == null) {
            return new Answer(503, "not open");
        }
        String time = Webhook.header(headers, form.timeHeader());
        String claimed = Webhook.header(headers, form.signatureHeader());
        if (time == null || claimed == null || !claimed.startsWith(form.version())) {
            return new Answer(401, "not signed");
        }
        String plain =
                WebhookSignature.PREFIX + claimed.substring(form.version().length());
        if (!signature.verifies(plain, signed(time, body))) {
            return new Answer(401, "wrong signature");
        }
        if (!isFresh(time, open.clock().instant())) {
            return new Answer(401, "too old");
        }
        try {
            return reading.of(open, Json.fields(json(new String(body, StandardCharsets.UTF_8))));
        } catch (JsonException | IllegalArgumentException e) {
            return new Answer(400, "not a message");
        }
    }

    /** Some events come as a form with one field. */
    private static String json(String body) {
        String field = "payload=";
        return body.startsWith(field)
                ? URLDecoder.decode(body.substring(field.length()), StandardCharsets.UTF_8)
                : body;
    }

    private byte[] signed(String time, byte[] body) {
        byte[] head = (form.before() + time + form.between()).getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    private static boolean isFresh(String time, Instant now) {
        if (!time.matches("[0-9]{1,12}")) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now);
        return age.abs().compareTo(WINDOW) <= 0;
    }
}
