package dev.kairos.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Java that pages show, and the sources that are compiled in its place. */
public final class Shown {

    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SNIPPET = Pattern.compile("// snippet \\w+\\n(.*?)\\n\\s*// end", Pattern.DOTALL);

    private Shown() {}

    /** The blocks of Java on a page, in order; the page is named from the repository's root. */
    public static List<String> on(String page) {
        return found(BLOCK, ROOT.resolve(page));
    }

    /** What stands between {@code // snippet name} and {@code // end} in a source of the examples, in order. */
    public static List<String> compiled(String source) {
        return found(SNIPPET, Path.of("src").resolve(source));
    }

    private static List<String> found(Pattern pattern, Path file) {
        try {
            Matcher matcher = pattern.matcher(Files.readString(file));
            List<String> all = new ArrayList<>();
            while (matcher.find()) {
                all.add(matcher.group(1).stripIndent().strip());
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
