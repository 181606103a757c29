package dev.kairos.core.sensor;

import dev.kairos.core.internal.time.Deadline;
import dev.kairos.core.sensor.SensorException.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One look at a web resource, up to a deadline that holds for everything: connecting, redirects and the last byte. */
final class HttpGet {

    private final String sensor;
    private final HttpOptions options;
    private final Deadline deadline;

    HttpGet(String sensor, HttpOptions options) {
        this.sensor = sensor;
        this.options = options;
        this.deadline = Deadline.in(options.timeout());
    }

    /** The answer that is no redirect that may be followed. */
    HttpResponse<byte[]> send(URI uri, Map<String, String> conditions) throws InterruptedException {
        URI at = uri;
        for (int redirects = 0; ; redirects++) {
            HttpResponse<byte[]> answer = once(at, conditions);
            if (answer.statusCode() / 100 != 3 || answer.statusCode() == 304) {
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

    private HttpResponse<byte[]> once(URI uri, Map<String, String> conditions) throws InterruptedException {
        HttpRequest request = request(uri, options, conditions);
        try {
            return deadline.await(SharedHttp.CLIENT.sendAsync(request, BoundedBody.upTo(options.maxBytes())));
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

    private URI target(HttpResponse<byte[]> answer, URI from, int redirects) {
        String location = answer.headers().firstValue("Location").orElse("");
        URI to = resolve(from, location);
        if (redirects >= options.redirects() || !isSameOrigin(from, to)) {
            throw failed(
                    Problem.REFUSED,
                    from.getHost() + " answers " + answer.statusCode() + " and points to '"
                            + SensorText.line(location, 200) + "': name that URI, or allow redirects within one host",
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
