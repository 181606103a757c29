package dev.kairos.core.reach;

import dev.kairos.api.reach.Channel;
import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Delivery;
import dev.kairos.api.reach.Incoming;
import dev.kairos.api.reach.Notice;
import dev.kairos.core.egress.EgressGuard;
import dev.kairos.core.internal.http.GuardedHttp;
import dev.kairos.core.internal.http.HttpCall;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel for programs of the host's own: JSON by webhook in both directions, each signed. In: {@code {"key","sender","thread",
 * "text"}} with {@code X-Kairos-Timestamp} (seconds since 1970) and {@code X-Kairos-Signature}, the {@link WebhookSignature} of
 * {@code timestamp + "." + body}; older than five minutes is refused. Out: {@code {"key","agent","thread","title","text",
 * "severity","link"}} with the same headers and {@code Idempotency-Key}.
 */
public final class HttpChannel implements Channel, Webhook {

    private static final SignedRequests.Form FORM =
            new SignedRequests.Form("X-Kairos-Timestamp", "X-Kairos-Signature", WebhookSignature.PREFIX, "", ".");

    private final String name;
    private final URI target;
    private final WebhookSignature signature;
    private final SignedRequests requests;
    private final EgressGuard guard;
    private final boolean deduplicates;

    private HttpChannel(String name, URI target, WebhookSignature signature, EgressGuard guard, boolean deduplicates) {
        this.name = name;
        this.target = target;
        this.signature = signature;
        this.requests = new SignedRequests(signature, FORM);
        this.guard = guard;
        this.deduplicates = deduplicates;
    }

    /**
     * Creates a channel.
     *
     * @param name its name
     * @param target where messages of the agent are posted
     * @param secret what both sides know
     * @param guard what may be called; {@link EgressGuard#standard()} unless the target is one's own
     * @return the channel
     * @throws IllegalArgumentException if the secret is empty
     */
    public static HttpChannel of(String name, URI target, String secret, EgressGuard guard) {
        return new HttpChannel(name, target, WebhookSignature.of(secret), guard, false);
    }

    /**
     * Returns this channel with a target that takes requests of one {@code Idempotency-Key} for the same one.
     *
     * @return the channel
     */
    public HttpChannel deduplicating() {
        return new HttpChannel(name, target, signature, guard, true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean deduplicates() {
        return deduplicates;
    }

    @Override
    public boolean authenticates() {
        return true;
    }

    @Override
    public boolean takesNews() {
        return true;
    }

    @Override
    public int maxText() {
        return 100_000;
    }

    @Override
    public void open(Intake intake) {
        requests.open(intake);
    }

    @Override
    public void close() {
        requests.close();
    }

    @Override
    public Delivery deliver(Notice notice) {
        Intake open = requests.intake();
        if (open == null) {
            return new Delivery.Refused("channel '" + name + "' is not open: give it to an agent", Duration.ZERO);
        }
        byte[] body = Json.write(tree(notice)).getBytes(StandardCharsets.UTF_8);
        HttpCall call = HttpCall.post(target, "application/json", body)
                .header("Idempotency-Key", Integer.toHexString(notice.key().hashCode()) + "-" + ascii(notice.key()));
        for (Map.Entry<String, String> header :
                requests.signing(open.clock().instant(), body).entrySet()) {
            call = call.header(header.getKey(), header.getValue());
        }
        return HttpDelivery.send(new GuardedHttp(guard), call, answer -> new Delivery.Confirmed(""));
    }

    private static String ascii(String key) {
        String plain = key.replaceAll("[^A-Za-z0-9._/:-]", "_");
        return plain.length() <= 200 ? plain : plain.substring(plain.length() - 200);
    }

    private static Map<String, @Nullable Object> tree(Notice notice) {
        Content content = notice.content();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("key", notice.key());
        tree.put("agent", notice.agent().value());
        tree.put("thread", notice.to());
        tree.put("title", content.title());
        tree.put("text", content.text());
        tree.put("severity", notice.severity());
        tree.put("link", content.link() == null ? null : content.link().toString());
        return tree;
    }

    @Override
    public Answer accept(Map<String, String> headers, byte[] body) {
        return requests.accept(headers, body, HttpChannel::message);
    }

    private static Answer message(Intake intake, Fields f) {
        String sender = f.text("sender");
        Incoming message = new Incoming(
                f.text("key"), sender, f.text("name", sender), f.text("thread", sender), f.text("text"), List.of());
        return intake.received(message) ? new Answer(202, "") : new Answer(403, "not paired");
    }
}
