package dev.kairos.core.internal.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request.
 *
 * @param method its method
 * @param uri where it goes
 * @param headers further headers; those that frame the message are set by the client
 * @param body what is sent; empty for nothing
 * @param limits how long, how large, how far
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record HttpCall(String method, URI uri, Map<String, String> headers, byte[] body, Limits limits) {

    /**
     * What an answer may take.
     *
     * @param timeout from the start to the last byte, redirects included
     * @param maxBytes how many bytes its body may have
     * @param redirects how many redirects of a GET are followed
     */
    public record Limits(Duration timeout, int maxBytes, int redirects) {

        /** Thirty seconds, 1 MiB, no redirects. */
        public static final Limits DEFAULT = new Limits(Duration.ofSeconds(30), 1 << 20, 0);
    }

    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException if a header holds what no header may
     */
    public HttpCall {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> {
            if (!name.matches("[A-Za-z0-9-]{1,100}") || !value.matches("[\\x20-\\x7e\\t]{0,8000}")) {
                throw new IllegalArgumentException("header '" + name + "' has characters that a header may not have");
            }
            sorted.put(name, value);
        });
        headers = sorted;
    }

    /** Asks for a resource. */
    public static HttpCall get(URI uri) {
        return new HttpCall("GET", uri, Map.of(), new byte[0], Limits.DEFAULT);
    }

    /** Sends bytes. */
    public static HttpCall post(URI uri, String contentType, byte[] body) {
        return new HttpCall("POST", uri, Map.of("Content-Type", contentType), body, Limits.DEFAULT);
    }

    /** Sends JSON. */
    public static HttpCall json(URI uri, String body) {
        return post(uri, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /** This call with a further header. */
    public HttpCall header(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new HttpCall(method, uri, more, body, limits);
    }

    /** This call with another deadline. */
    public HttpCall timeout(Duration timeout) {
        return new HttpCall(method, uri, headers, body, new Limits(timeout, limits.maxBytes(), limits.redirects()));
    }

    /** This call to another place. */
    HttpCall to(URI other, boolean sameOrigin) {
        Map<String, String> kept = sameOrigin ? headers : Map.of();
        return new HttpCall(method, other, kept, body, limits);
    }
}
