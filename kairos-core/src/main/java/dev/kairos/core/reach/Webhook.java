package dev.kairos.core.reach;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes requests of a far side, in any web framework: hand it the headers and the bytes of the body, unread by anything else, and
 * send its answer. It answers at once; what follows runs elsewhere.
 */
@FunctionalInterface
public interface Webhook {

    /** The largest body that {@link #handler} reads: 25 MiB. */
    int MAX_BYTES = 25 << 20;

    /**
     * Takes a request.
     *
     * @param headers its headers; names in any case
     * @param body the bytes of its body
     * @return what to answer
     */
    Answer accept(Map<String, String> headers, byte[] body);

    /**
     * What to answer.
     *
     * @param status the status code
     * @param text the body; may be empty
     */
    record Answer(int status, String text) {}

    /**
     * Returns a handler for the JDK's own HTTP server. It takes POST requests, reads at most {@link #MAX_BYTES}, and answers anything
     * else with an error.
     *
     * @return the handler
     */
    default HttpHandler handler() {
        return exchange -> {
            try (exchange) {
                Answer answer = read(exchange);
                byte[] text = answer.text().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
                exchange.sendResponseHeaders(answer.status(), text.length == 0 ? -1 : text.length);
                if (text.length > 0) {
                    exchange.getResponseBody().write(text);
                }
            }
        };
    }

    private Answer read(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            return new Answer(405, "POST only");
        }
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readNBytes(MAX_BYTES + 1);
        }
        if (body.length > MAX_BYTES) {
            return new Answer(413, "more than " + MAX_BYTES + " bytes");
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, first(values)));
        return accept(headers, body);
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? "" : values.get(0);
    }

    /**
     * Finds a header.
     *
     * @param headers headers; names in any case
     * @param name the name
     * @return its value, or {@code null}
     */
    static @Nullable String header(Map<String, String> headers, String name) {
        String exact = headers.get(name);
        if (exact != null) {
            return exact;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (header.getKey().toLowerCase(Locale.ROOT).equals(lower)) {
                return header.getValue();
            }
        }
        return null;
    }
}
