package dev.kairos.core.internal.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {

    @Test
    void shows_what_changed_with_three_lines_around() {
        assertThat(UnifiedDiff.of("f", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"))
                .isEqualTo("--- f\n+++ f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
        assertThat(UnifiedDiff.of("f", "", "a\nb\n")).isEqualTo("--- f\n+++ f\n@@ -0,0 +1,2 @@\n+a\n+b\n");
        assertThat(UnifiedDiff.of("f", "a\n", "")).isEqualTo("--- f\n+++ f\n@@ -1 +0,0 @@\n-a\n");
        assertThat(UnifiedDiff.of("f", "a\n", "a\n")).isEmpty();
        assertThat(UnifiedDiff.of("f", "a\n", "a\r\n")).contains("only line ends");
    }

    @Test
    void changes_far_apart_are_hunks_of_their_own() {
        String before = lines(40);
        String after = before.replace("line 3\n", "three\n").replace("line 30\n", "thirty\n");
        assertThat(UnifiedDiff.of("f", before, after).lines().filter(line -> line.startsWith("@@")))
                .containsExactly("@@ -1,6 +1,6 @@", "@@ -27,7 +27,7 @@");
    }

    @Property(tries = 500)
    void blocks_turn_the_old_text_into_the_new_one(
            @ForAll @Size(max = 30) List<@IntRange(max = 4) Integer> old,
            @ForAll @Size(max = 30) List<@IntRange(max = 4) Integer> now) {
        List<String> before = old.stream().map(String::valueOf).toList();
        List<String> after = now.stream().map(String::valueOf).toList();
        List<String> made = new ArrayList<>();
        int at = 0;
        for (Block block : new LineDiff(before, after).blocks()) {
            made.addAll(before.subList(at, block.oldStart()));
            made.addAll(after.subList(block.newStart(), block.newEnd()));
            at = block.oldEnd();
        }
        made.addAll(before.subList(at, before.size()));
        assertThat(made).isEqualTo(after);
    }

    @Test
    void two_large_texts_without_a_common_line_are_one_block_soon() {
        String before = lines(50_000);
        String after = lines(60_000).replace("line", "other");
        String diff = Assertions.assertTimeout(Duration.ofSeconds(5), () -> UnifiedDiff.of("f", before, after));
        assertThat(diff).contains("@@ -1,50000 +1,60000 @@");
    }

    private static String lines(int count) {
        StringBuilder out = new StringBuilder();
        IntStream.rangeClosed(1, count)
                .forEach(i -> out.append("line ").append(i).append('\n'));
        return out.toString();
    }
}
