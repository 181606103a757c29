package dev.kairos.core.sensor;

import dev.kairos.core.egress.BoundedBody;
import dev.kairos.core.egress.EgressException;
import dev.kairos.core.egress.EgressGuard;
import dev.kairos.core.internal.http.GuardedHttp;
import dev.kairos.core.internal.http.HttpAnswer;
import dev.kairos.core.internal.http.HttpCall;
import dev.kairos.core.internal.http.HttpFailure;
import dev.kairos.core.internal.time.Deadline;
import dev.kairos.core.internal.time.Stopwatch;
import dev.kairos.core.sensor.SensorException.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One look at a web resource, up to a deadline that holds for everything: connecting, redirects and the last byte. */
final class HttpGet {

    private final String sensor;
    private final HttpOptions options;
    private final @Nullable EgressGuard guard;
    private final Deadline deadline;
    private final Stopwatch watch = new Stopwatch();

    /** A look that begins now; without a guard it may go wherever the host has named. */
    HttpGet(String sensor, HttpOptions options, @Nullable EgressGuard guard) {
        this.sensor = sensor;
        this.options = options;
        this.guard = guard;
        this.deadline = Deadline.in(options.timeout());
    }

    /** The answer that is no redirect that may be followed. */
    HttpAnswer send(URI uri, Map<String, String> conditions) throws InterruptedException {
        URI at = uri;
        for (int redirects = 0; ; redirects++) {
            HttpAnswer answer = guard == null ? open(at, conditions) : guarded(guard, at, conditions);
            if (answer.status() / 100 != 3 || answer.status() == 304) {
                return answer;
            }
            at = target(answer, at, redirects);
        }
    }

    /**
     * What is sent.
     *
     * @throws IllegalArgumentException if a header may not be set or holds what no header may
     */
    static HttpRequest request(URI uri, HttpOptions options, Map<String, String> conditions) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).GET();
        options.headers().forEach(request::setHeader);
        conditions.forEach(request::setHeader);
        return request.build();
    }

    /**
     * What is sent to where the guard lets it.
     *
     * @throws IllegalArgumentException if a header holds what no header may
     */
    static HttpCall call(URI uri, HttpOptions options, Map<String, String> conditions, Duration left) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(options.headers());
        headers.putAll(conditions);
        return new HttpCall("GET", uri, headers, new byte[0], new HttpCall.Limits(left, options.maxBytes(), 0));
    }

    private HttpAnswer guarded(EgressGuard allows, URI uri, Map<String, String> conditions) {
        Duration left = options.timeout().minus(watch.elapsed());
        try {
            HttpAnswer answer = new GuardedHttp(allows).send(call(uri, options, conditions, left));
            if (answer.isSuccess() && !answer.isWhole()) {
                throw failed(
                        Problem.TOO_LARGE,
                        uri.getHost() + " sends more than " + options.maxBytes()
                                + " bytes or breaks off: raise maxBytes or name a smaller resource",
                        null);
            }
            return answer;
        } catch (EgressException e) {
            throw failed(e.retriable() ? Problem.UNAVAILABLE : Problem.REFUSED, String.valueOf(e.getMessage()), e);
        } catch (HttpFailure e) {
            throw failed(Problem.UNAVAILABLE, String.valueOf(e.getMessage()), e);
        }
    }

    private HttpAnswer open(URI uri, Map<String, String> conditions) throws InterruptedException {
        HttpRequest request = request(uri, options, conditions);
        try {
            return answer(deadline.await(
                    SharedHttp.CLIENT.sendAsync(request, BoundedBody.ofSuccessUpTo(options.maxBytes()))));
        } catch (TimeoutException e) {
            throw failed(
                    Problem.UNAVAILABLE,
                    "no complete answer from " + uri.getHost() + " within " + options.timeout()
                            + ": raise the timeout if it is that slow",
                    e);
        } catch (ExecutionException e) {
            throw failed(uri, e.getCause() instanceof IOException io ? io : new IOException(e.getCause()));
        }
    }

    private static HttpAnswer answer(HttpResponse<byte[]> answer) {
        Map<String, String> headers = new TreeMap<>();
        answer.headers()
                .map()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return new HttpAnswer(answer.statusCode(), headers, answer.body(), true);
    }

    private SensorException failed(URI uri, IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BoundedBody.TooLargeException) {
                return failed(
                        Problem.TOO_LARGE,
                        uri.getHost() + " sends " + cause.getMessage() + ": raise maxBytes or name a smaller resource",
                        failure);
            }
        }
        return failed(Problem.UNAVAILABLE, "no answer from " + uri.getHost() + ": " + failure, failure);
    }

    private URI target(HttpAnswer answer, URI from, int redirects) {
        String location = Objects.requireNonNullElse(answer.header("location"), "");
        URI to = resolve(from, location);
        if (redirects >= options.redirects() || !isSameOrigin(from, to)) {
            throw failed(
                    Problem.REFUSED,
                    from.getHost() + " answers " + answer.status() + " and points to '" + SensorText.line(location, 200)
                            + "': name that URI, or allow redirects within one host",
                    null);
        }
        return to;
    }

    private URI resolve(URI from, String location) {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw failed(
                    Problem.REFUSED,
                    from.getHost() + " points to '" + SensorText.line(location, 200) + "', which is no URI",
                    e);
        }
    }

    private static boolean isSameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && one.getPort() == other.getPort();
    }

    private SensorException failed(Problem problem, String message, @Nullable Throwable cause) {
        return new SensorException(sensor, problem, message, cause);
    }
}
