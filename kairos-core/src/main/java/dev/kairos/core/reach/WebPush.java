package dev.kairos.core.reach;

import dev.kairos.api.reach.Content;
import dev.kairos.api.reach.Delivery;
import dev.kairos.api.reach.Notice;
import dev.kairos.api.reach.Notifier;
import dev.kairos.core.egress.EgressGuard;
import dev.kairos.core.internal.http.GuardedHttp;
import dev.kairos.core.internal.http.HttpCall;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.push.P256;
import dev.kairos.core.internal.push.PushEncryption;
import dev.kairos.core.internal.push.Vapid;
import dev.kairos.core.internal.time.SystemClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Push notifications to browsers (RFC 8030, 8291, 8292). The sender's keys and the browsers that subscribed are kept in a file. The
 * host's page subscribes with {@link #publicKey()} and hands the subscription's JSON to {@link #subscribe}; its service worker gets
 * the JSON {@code {"title","body","url","tag"}}. A browser that is gone (404, 410) is forgotten. Safe for use by many threads.
 */
public final class WebPush implements Notifier {

    private final String name;
    private final String subject;
    private final PushFile file;
    private final EgressGuard guard;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    private WebPush(String name, String subject, PushFile file, EgressGuard guard, InstantSource clock) {
        this.name = name;
        this.subject = subject;
        this.file = file;
        this.guard = guard;
        this.clock = clock;
    }

    /**
     * Opens a file of keys and subscriptions; makes it, with fresh keys, if it is not there.
     *
     * @param name the notifier's name
     * @param subject how a push service reaches the sender: a {@code mailto:} or {@code https:} address
     * @param file the file; holds a private key
     * @return the notifier
     * @throws IllegalArgumentException if the subject has another form or the file holds something else
     */
    public static WebPush open(String name, String subject, Path file) {
        if (!subject.startsWith("mailto:") && !subject.startsWith("https://")) {
            throw new IllegalArgumentException("subject '" + subject + "' must be a mailto: or https: address");
        }
        return new WebPush(name, subject, PushFile.open(file), EgressGuard.standard(), SystemClock.instance());
    }

    /**
     * Returns this notifier with a guard that lets it reach a push service of one's own network, and another clock.
     *
     * @param guard the guard
     * @param clock the clock
     * @return the notifier, on the same file
     */
    public WebPush with(EgressGuard guard, InstantSource clock) {
        return new WebPush(name, subject, file, guard, clock);
    }

    /**
     * Returns what browsers subscribe with as {@code applicationServerKey}.
     *
     * @return the sender's public key, base64url
     */
    public String publicKey() {
        return file.publicKey();
    }

    /**
     * Adds a browser; durable when this returns.
     *
     * @param subscription the JSON of the browser's {@code PushSubscription}
     * @throws IllegalArgumentException if it is no subscription
     * @throws dev.kairos.core.egress.EgressException if its endpoint may not be called
     */
    public void subscribe(String subscription) {
        PushFile.Subscription parsed = PushFile.Subscription.parse(subscription);
        guard.check(parsed.endpoint());
        file.add(parsed);
    }

    /**
     * Counts the browsers.
     *
     * @return how many have subscribed and are not gone
     */
    public int subscriptions() {
        return file.subscriptions().size();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean showsOnLockScreen() {
        return true;
    }

    @Override
    public int maxText() {
        return 900; // Of up to four bytes each.
    }

    /** To all browsers: confirmed if one has it, else unknown if one may have it. */
    @Override
    public Delivery deliver(Notice notice) throws GeneralSecurityException {
        List<PushFile.Subscription> browsers = file.subscriptions();
        if (browsers.isEmpty()) {
            return new Delivery.Refused("no browser has subscribed", null);
        }
        List<Delivery> results = new ArrayList<>();
        for (PushFile.Subscription browser : browsers) {
            results.add(deliver(notice, browser));
        }
        return first(results, Delivery.Kind.CONFIRMED, first(results, Delivery.Kind.UNKNOWN, results.get(0)));
    }

    private static Delivery first(List<Delivery> results, Delivery.Kind kind, Delivery otherwise) {
        return results.stream().filter(r -> r.kind() == kind).findFirst().orElse(otherwise);
    }

    private Delivery deliver(Notice notice, PushFile.Subscription browser) throws GeneralSecurityException {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        byte[] message = message(notice);
        byte[] body = PushEncryption.encrypt(message, browser.key(), browser.auth(), P256.generate(), salt);
        HttpCall call = HttpCall.post(browser.endpoint(), "application/octet-stream", body)
                .header("Content-Encoding", "aes128gcm")
                .header("TTL", Long.toString(lifetime(notice).toSeconds()))
                .header("Urgency", urgency(notice))
                .header(
                        "Authorization",
                        Vapid.authorization(
                                browser.endpoint(), subject, file.privateKey(), file.publicKey(), clock.instant()));
        Delivery delivery = HttpDelivery.send(new GuardedHttp(guard), call, answer -> {
            String location = answer.header("location");
            return new Delivery.Confirmed(location == null ? "" : location);
        });
        if (isGone(delivery)) {
            file.remove(browser.endpoint());
        }
        return delivery;
    }

    private static boolean isGone(Delivery delivery) {
        return delivery instanceof Delivery.Refused refused
                && (refused.why().endsWith(" 404") || refused.why().endsWith(" 410"));
    }

    private static byte[] message(Notice notice) {
        Content content = notice.content();
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("title", content.title().isBlank() ? notice.agent().value() : cut(content.title(), 100));
        message.put("body", cut(content.text(), 900));
        URI link = content.link();
        message.put("url", link == null || link.toString().length() > 500 ? null : link.toString());
        message.put("tag", cut(notice.key(), 100));
        byte[] bytes = Json.write(message).getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= PushEncryption.MOST_BYTES) {
            return bytes;
        }
        message.put("body", cut(content.text(), 400));
        message.put("title", notice.agent().value());
        return Json.write(message).getBytes(StandardCharsets.UTF_8);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    private static Duration lifetime(Notice notice) {
        return switch (notice.severity()) {
            case INFO -> Duration.ofHours(12);
            case NORMAL -> Duration.ofDays(1);
            case URGENT -> Duration.ofDays(3);
        };
    }

    private static String urgency(Notice notice) {
        return switch (notice.severity()) {
            case INFO -> "low";
            case NORMAL -> "normal";
            case URGENT -> "high";
        };
    }
}
