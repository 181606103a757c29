package dev.kairos.core.internal.workspace;

import dev.kairos.api.oversight.SecretScanner;
import dev.kairos.core.internal.workspace.Protection.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes out of texts what a model must not read, and cuts them. */
final class Showing {

    private static final String MASK = "[redacted]";
    private static final Pattern NAMED =
            Pattern.compile("(\\s{0,100}(?:export )?[\"']?[\\w.-]{1,100}[\"']?\\s{0,10}[=:] ?)\\S.*");
    private static final Pattern OPEN =
            Pattern.compile("\\s*|\\s*(#|//|;).*|\\s*\\[[\\w .-]{1,100}]\\s*|[\\s{}\\[\\],()]*");

    private final SecretScanner scanner;
    private final int most;

    Showing(SecretScanner scanner, int most) {
        this.scanner = scanner;
        this.most = most;
    }

    /** A text as it may be shown: of a secret-bearing file the names without the values. */
    String of(String text, Level level) {
        String shown = level == Level.SECRET
                ? text.lines()
                        .map(Showing::masked)
                        .collect(Collectors.joining("\n", "", text.endsWith("\n") ? "\n" : ""))
                : text;
        return scanner.redact(shown);
    }

    private static String masked(String line) {
        String start = line.length() > 1_000 ? line.substring(0, 1_000) : line;
        Matcher named = NAMED.matcher(start);
        if (named.matches()) {
            return named.group(1) + MASK;
        }
        return OPEN.matcher(start).matches() ? start : MASK;
    }

    /** Cuts a text, and says so. */
    String cut(String text) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "\n… (" + (text.length() - end) + " more characters)";
    }
}
