package dev.kairos.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each pattern of the table means what it means to a regular expression library. */
class ShapeTest {
    private static final int DRAWS = 20;
    private static final int FURTHER = 12;

    static List<String> patterns() throws IOException {
        List<String> patterns = new ArrayList<>();
        try (InputStream in = ShapeTest.class.getResourceAsStream("rules.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                int close = line.indexOf('>');
                if (close >= 0 && !line.startsWith("#")) {
                    String after = line.substring(close + 1);
                    int end = after.indexOf("  ");
                    patterns.add(end < 0 ? after : after.substring(0, end));
                }
            }
        }
        return patterns.stream()
                .filter(pattern -> !pattern.isEmpty())
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void it_matches_as_a_regular_expression(String pattern) {
        Shape shape = Shape.of(pattern);
        Pattern expression = Pattern.compile(pattern);
        Random random = new Random(pattern.hashCode());
        for (int i = 0; i < DRAWS; i++) {
            String drawn = draw(pattern, random);
            String text = "~" + (i % 2 == 0 ? drawn : broken(drawn, random)) + "\u00e9";
            Span span = new Span();
            int end = shape.match(text, 1, span);
            Matcher matcher = expression.matcher(text);
            boolean found = matcher.find(1) && matcher.start() == 1;
            if (i % 2 == 0) {
                assertThat(end).as(text).isEqualTo(found ? matcher.end() : -1);
                assertThat(shape.hasGroup()).isEqualTo(matcher.groupCount() == 1);
            }
            if (end >= 0) {
                assertThat(found).as(text).isTrue();
                assertThat(shape.hasGroup() ? span.start : 1).isEqualTo(matcher.start(matcher.groupCount()));
                assertThat(shape.hasGroup() ? span.end : end).isEqualTo(matcher.end(matcher.groupCount()));
            }
        }
    }

    @Test
    void a_longer_run_than_the_form_allows_is_no_match() {
        Shape shape = Shape.of("[a-f]{4}");
        assertThat(shape.match("abcd", 0, new Span())).isEqualTo(4);
        assertThat(shape.match("abcd ", 0, new Span())).isEqualTo(4);
        assertThat(shape.match("abcde", 0, new Span())).isEqualTo(~4);
        assertThat(shape.match("abc", 0, new Span())).isEqualTo(~3);
    }

    @Test
    void it_matches_backwards() {
        Shape shape = Shape.of("[0-9]{3,5}-");
        assertThat(shape.matchBefore("x1234-", 6)).isEqualTo(1);
        assertThat(shape.matchBefore("x12-", 4)).isEqualTo(-1);
        assertThat(Shape.of("").matchBefore("abc", 2)).isEqualTo(2);
    }

    private static String draw(String pattern, Random random) {
        StringBuilder out = new StringBuilder();
        for (Shape.Step step : new ShapeParser(pattern).parse().all()) {
            int most = Math.min(step.max(), step.min() + FURTHER);
            char[] members = step.set().members();
            int count = step.min() + random.nextInt(most - step.min() + 1);
            for (int i = 0; i < count; i++) {
                char c = members[random.nextInt(members.length)];
                out.append(c <= ' ' && members.length > 2 ? members[members.length / 2] : c);
            }
        }
        return out.toString();
    }

    private static String broken(String text, Random random) {
        if (text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        return text.substring(0, at) + "~é ".charAt(random.nextInt(3)) + text.substring(at);
    }
}
