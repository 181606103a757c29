package dev.kairos.core.sensor;

import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.Fingerprint;
import dev.kairos.api.heartbeat.Reading;
import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.core.egress.EgressGuard;
import dev.kairos.core.internal.http.HttpAnswer;
import dev.kairos.core.sensor.SensorException.Problem;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sees the body of a web resource. Headers change with every answer and say nothing of the content, so that the fingerprint
 * is made from the body alone. Between looks it keeps that and what the server gave to ask again with.
 */
final class HttpSensor implements Sensor {

    private static final String GONE = "gone";

    private final String name;
    private final URI uri;
    private final HttpOptions options;
    private final @Nullable EgressGuard guard;
    private volatile @Nullable Known last;

    /** The last body: its fingerprint, and the headers by which the server tells whether it still stands. */
    private record Known(String fingerprint, Map<String, String> conditions) {}

    HttpSensor(String name, URI uri, HttpOptions options, @Nullable EgressGuard guard) {
        this.name = name;
        this.uri = uri;
        this.options = options;
        this.guard = guard;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reading sense() throws InterruptedException {
        Known known = last;
        return sense(known == null ? null : known.fingerprint());
    }

    /** Asks whether the body is another only if the agent knows the last one: otherwise it needs the text. */
    @Override
    public Reading sense(@Nullable String seen) throws InterruptedException {
        Known known = last;
        boolean isSeen = known != null && known.fingerprint().equals(seen);
        HttpAnswer answer =
                new HttpGet(name, options, guard).send(uri, isSeen && known != null ? known.conditions() : Map.of());
        int status = answer.status();
        if (status == 304 && isSeen && known != null) {
            return reading(known.fingerprint(), HttpText.title(uri) + ": not changed");
        }
        if (status == 404 || status == 410) {
            last = null;
            return reading(GONE, HttpText.title(uri) + ": not there, status " + status);
        }
        if (status / 100 != 2) {
            throw refused(status);
        }
        String fingerprint = Fingerprint.of(answer.body());
        last = new Known(fingerprint, HttpConditions.of(answer));
        return reading(fingerprint, HttpText.of(uri, answer));
    }

    private static Reading reading(String fingerprint, String text) {
        return new Reading(fingerprint, text, Origin.UNTRUSTED);
    }

    private SensorException refused(int status) {
        boolean later = status >= 500 || status == 408 || status == 425 || status == 429;
        return new SensorException(
                name,
                later ? Problem.UNAVAILABLE : Problem.REFUSED,
                uri.getHost() + " answers " + status
                        + (status == 401 || status == 403 ? ": send credentials with HttpOptions.header" : ""),
                null);
    }
}
