package dev.kairos.core.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an answer of HTTP/1.1 (RFC 9112) whose size is bounded. */
final class AnswerReader {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");
    private static final int MOST_HEAD = 64 << 10;

    private final InputStream in;
    private final int maxBytes;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int headBytes;

    AnswerReader(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** Reads the head, then as much of the body as comes. A failure in the body leaves an answer that is not whole. */
    HttpAnswer read(String method) throws IOException {
        int status = status();
        Map<String, String> headers = headers();
        while (status / 100 == 1) {
            status = status();
            headers = headers();
        }
        boolean whole = true;
        if (status != 204 && status != 304 && !method.equals("HEAD")) {
            try {
                body(headers);
            } catch (IOException cutOff) {
                whole = false;
            }
        }
        return new HttpAnswer(status, headers, body.toByteArray(), whole);
    }

    private int status() throws IOException {
        String line = line();
        Matcher matcher = STATUS.matcher(line);
        if (!matcher.matches()) {
            throw new IOException("the answer begins with '" + excerpt(line) + "', which is not HTTP");
        }
        return Integer.parseInt(matcher.group(1));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new IOException("'" + excerpt(line) + "' is no header");
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.merge(name, line.substring(colon + 1).strip(), (one, other) -> one + ", " + other);
        }
        return headers;
    }

    private void body(Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .contains("chunked")) {
            chunks();
            return;
        }
        String length = headers.get("content-length");
        if (length == null) {
            copy(Long.MAX_VALUE);
        } else if (copy(number(length, 10)) > 0) {
            throw new IOException("the body ends before its length");
        }
    }

    private void chunks() throws IOException {
        for (long size = chunk(); size > 0; size = chunk()) {
            if (copy(size) > 0 || !line().isEmpty()) {
                throw new IOException("a chunk does not end where it says");
            }
        }
        headBytes = 0;
        headers();
    }

    private long chunk() throws IOException {
        headBytes = 0;
        String line = line();
        int end = line.indexOf(';');
        return number(end < 0 ? line : line.substring(0, end), 16);
    }

    private static long number(String text, int radix) throws IOException {
        try {
            return Long.parseUnsignedLong(text.strip(), radix) & Long.MAX_VALUE;
        } catch (NumberFormatException e) {
            throw new IOException("'" + excerpt(text) + "' is no length", e);
        }
    }

    /** Takes up to that many bytes; returns how many are missing. */
    private long copy(long length) throws IOException {
        byte[] buffer = new byte[8192];
        long left = length;
        while (left > 0) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                return left == Long.MAX_VALUE || length == Long.MAX_VALUE ? 0 : left;
            }
            if (body.size() + count > maxBytes) {
                throw new IOException("the body has more than " + maxBytes + " bytes");
            }
            body.write(buffer, 0, count);
            left -= count;
        }
        return 0;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || ++headBytes > MOST_HEAD) {
                throw new IOException(c < 0 ? "the answer ends in its head" : "the head has more than 64 KiB");
            }
            line.write(c);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    static String excerpt(@Nullable String text) {
        String plain = String.valueOf(text).replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() <= 60 ? plain : plain.substring(0, 60) + "…";
    }
}
