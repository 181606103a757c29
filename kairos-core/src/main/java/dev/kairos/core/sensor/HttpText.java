package dev.kairos.core.sensor;

import dev.kairos.core.internal.http.HttpAnswer;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an agent reads of an answer: the beginning of a body that is text. */
final class HttpText {

    private static final int MOST_CHARACTERS = 4_000;
    private static final int MOST_URI = 300;
    private static final Pattern TEXTUAL = Pattern.compile("text/.*|application/([a-z0-9.+-]*[+])?(json|xml)\\b.*");
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([a-z0-9_:.+-]{1,40})");

    private HttpText() {}

    /** The resource without its query, which may hold secrets. */
    static String title(URI uri) {
        return SensorText.line(uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath(), MOST_URI);
    }

    static String of(URI uri, HttpAnswer answer) {
        String type =
                Objects.requireNonNullElse(answer.header("content-type"), "").toLowerCase(Locale.ROOT);
        byte[] body = answer.body();
        String head = title(uri) + ": " + body.length + " bytes of "
                + (type.isEmpty() ? "no stated type" : SensorText.line(type, 80));
        if (!TEXTUAL.matcher(type).matches()) {
            return head;
        }
        int bytes = Math.min(body.length, MOST_CHARACTERS * 4);
        return head + "\n" + SensorText.lines(new String(body, 0, bytes, charset(type)), MOST_CHARACTERS);
    }

    private static Charset charset(String type) {
        Matcher named = CHARSET.matcher(type);
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
