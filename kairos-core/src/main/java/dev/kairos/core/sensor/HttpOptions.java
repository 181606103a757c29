package dev.kairos.core.sensor;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a web resource is asked for.
 *
 * @param headers what is sent along, for example {@code Authorization}
 * @param maxBytes how many bytes the body may have, 1 to 100 MiB
 * @param timeout how long it may take from the start to the last byte, redirects included; positive, at most an hour
 * @param redirects how many redirects are followed, 0 to 10, and only to the same scheme, host and port: headers must not
 *     reach anybody else
 */
public record HttpOptions(Map<String, String> headers, int maxBytes, Duration timeout, int redirects) {

    private static final int MOST_BYTES = 100 << 20;
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final HttpOptions DEFAULTS = new HttpOptions(Map.of(), 1 << 20, Duration.ofSeconds(20), 0);

    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public HttpOptions {
        headers = Map.copyOf(headers);
        if (maxBytes < 1
                || maxBytes > MOST_BYTES
                || timeout.isNegative()
                || timeout.isZero()
                || timeout.compareTo(LONGEST) > 0
                || redirects < 0
                || redirects > 10) {
            throw new IllegalArgumentException(
                    "http options are out of range: maxBytes " + maxBytes + " (1-" + MOST_BYTES
                            + "), timeout " + timeout + " (positive, at most " + LONGEST + "), redirects " + redirects
                            + " (0-10)");
        }
    }

    /**
     * Returns the defaults.
     *
     * @return no headers, 1 MiB, 20 seconds, no redirects
     */
    public static HttpOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Returns these options with a further header.
     *
     * @param name its name
     * @param value its value
     * @return the options
     */
    public HttpOptions header(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new HttpOptions(more, maxBytes, timeout, redirects);
    }

    /**
     * Returns these options with another size.
     *
     * @param bytes how many bytes the body may have
     * @return the options
     */
    public HttpOptions maxBytes(int bytes) {
        return new HttpOptions(headers, bytes, timeout, redirects);
    }

    /**
     * Returns these options with another deadline.
     *
     * @param time how long it may take from the start to the last byte
     * @return the options
     */
    public HttpOptions timeout(Duration time) {
        return new HttpOptions(headers, maxBytes, time, redirects);
    }

    /**
     * Returns these options with redirects followed.
     *
     * @param most how many
     * @return the options
     */
    public HttpOptions redirects(int most) {
        return new HttpOptions(headers, maxBytes, timeout, most);
    }

    /** Leaves out the values of the headers, which may be secrets. */
    @Override
    public String toString() {
        return "HttpOptions[headers=" + headers.keySet() + ", maxBytes=" + maxBytes + ", timeout=" + timeout
                + ", redirects=" + redirects + "]";
    }
}
