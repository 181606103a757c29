package dev.kairos.github;

import dev.kairos.core.egress.BoundedBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * Calls GitHub's REST API over the JDK's client, for github-api and for polls: one server alone, a bound on time and size, and no
 * call while GitHub asks to wait. Safe for use by many threads.
 */
final class Rest implements GitHubConnector {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration SECONDARY = Duration.ofMinutes(1);
    private static final int MOST_BYTES = 20 << 20;
    private static final Set<String> OWN = Set.of("host", "connection", "content-length", "accept-encoding");

    private final URI server;
    private final @Nullable String token;
    private final InstantSource clock;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TIMEOUT)
            .build();
    private volatile Instant waitUntil = Instant.MIN;
    private volatile Duration pollInterval = Duration.ZERO;

    /** What came of a call that is not about its content. */
    static final class WaitException extends IOException {

        private static final long serialVersionUID = 1L;

        WaitException(Instant until) {
            super("GitHub asks to wait until " + until);
        }
    }

    Rest(URI server, @Nullable String token, InstantSource clock) {
        this.server = server;
        this.token = token;
        this.clock = clock;
    }

    /** Until when nothing may be asked. */
    Instant waitUntil() {
        return waitUntil;
    }

    /** How long GitHub wants the pause between polls to be at least. */
    Duration pollInterval() {
        return pollInterval;
    }

    /** Asks for a resource unless it is as it was. */
    HttpResponse<byte[]> get(String path, String etag) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!etag.isEmpty()) {
            request.header("If-None-Match", etag);
        }
        return send(request.build());
    }

    /** Has something done that has no content. */
    HttpResponse<byte[]> post(String path) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .header("Accept", "application/vnd.github+json")
                .POST(HttpRequest.BodyPublishers.noBody());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.build());
    }

    private URI at(String path) {
        return URI.create(path.startsWith("http") ? path : server.toString().replaceAll("/+$", "") + path);
    }

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest asked) throws IOException {
        URI uri;
        try {
            uri = asked.url().toURI();
        } catch (URISyntaxException e) {
            throw new IOException("'" + asked.url() + "' is no address", e);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        asked.allHeaders().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();
        if (asked.hasBody()) {
            try (InputStream in = Objects.requireNonNull(asked.body(), "body")) {
                body = HttpRequest.BodyPublishers.ofByteArray(in.readAllBytes());
            }
        }
        HttpResponse<byte[]> answer = send(request.method(asked.method(), body).build());
        return new Answered(asked, answer);
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        URI uri = request.uri();
        if (!uri.getScheme().equals(server.getScheme())
                || !String.valueOf(uri.getAuthority()).equals(server.getAuthority())) {
            throw new IOException("'" + uri.getHost() + "' is not " + server.getHost() + ": not called");
        }
        if (waitUntil.isAfter(clock.instant())) {
            throw new WaitException(waitUntil);
        }
        CompletableFuture<HttpResponse<byte[]>> pending = client.sendAsync(request, BoundedBody.upTo(MOST_BYTES));
        try {
            HttpResponse<byte[]> answer = pending.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            note(answer);
            return answer;
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while GitHub was asked", e);
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw new IOException("GitHub gave no complete answer within " + TIMEOUT, e);
        } catch (ExecutionException e) {
            throw new IOException("GitHub gave no answer: " + e.getCause(), e);
        }
    }

    /**
     * Primary limit: {@code x-ratelimit-*}. Secondary: {@code retry-after}, or a minute at least; some answers of that kind say so in
     * words alone.
     */
    private void note(HttpResponse<byte[]> answer) {
        header(answer, "x-poll-interval").ifNumber(seconds -> pollInterval = Duration.ofSeconds(seconds));
        boolean limited = answer.statusCode() == 429 || answer.statusCode() == 403;
        boolean spent = header(answer, "x-ratelimit-remaining").is("0");
        Figure retry = header(answer, "retry-after");
        if (limited && retry.isThere()) {
            retry.ifNumber(seconds -> waitUntil = clock.instant().plusSeconds(seconds));
        } else if (spent) {
            header(answer, "x-ratelimit-reset").ifNumber(epoch -> waitUntil = Instant.ofEpochSecond(epoch));
        } else if (answer.statusCode() == 429 || (limited && isSecondary(answer))) {
            waitUntil = clock.instant().plus(SECONDARY);
        }
    }

    private static boolean isSecondary(HttpResponse<byte[]> answer) {
        String words = new String(answer.body(), 0, Math.min(answer.body().length, 2_000), StandardCharsets.UTF_8);
        return words.toLowerCase(Locale.ROOT).contains("secondary rate limit");
    }

    private static Figure header(HttpResponse<byte[]> answer, String name) {
        return new Figure(answer.headers().firstValue(name).orElse(""));
    }

    /** A header that may hold a number. */
    private record Figure(String text) {

        /** Takes a number. */
        interface Taking {
            void take(long value);
        }

        boolean is(String value) {
            return text.equals(value);
        }

        boolean isThere() {
            return text.matches("[0-9]{1,11}");
        }

        void ifNumber(Taking taking) {
            if (isThere()) {
                taking.take(Long.parseLong(text));
            }
        }
    }

    /** An answer as github-api wants it. */
    private static final class Answered extends GitHubConnectorResponse.ByteArrayResponse {

        private final byte[] body;

        Answered(GitHubConnectorRequest request, HttpResponse<byte[]> answer) {
            super(request, answer.statusCode(), answer.headers().map());
            this.body = answer.body();
        }

        @Override
        protected InputStream rawBodyStream() {
            return new ByteArrayInputStream(body);
        }
    }

    /** The next page of a list, or {@code null}. */
    static @Nullable String next(HttpResponse<byte[]> answer) {
        List<String> links = answer.headers().allValues("link");
        for (String link : String.join(",", links).split(",", -1)) {
            int end = link.indexOf('>');
            if (end > 0 && link.contains("rel=\"next\"")) {
                return link.substring(link.indexOf('<') + 1, end);
            }
        }
        return null;
    }
}
