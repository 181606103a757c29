package dev.kairos.core.internal.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class GlobTest {

    @Test
    @Timeout(5)
    void a_hostile_pattern_takes_no_longer_than_its_length_allows() {
        Glob stars = new Glob("*a".repeat(1_000) + "b");
        Glob folders = new Glob("**/a/".repeat(1_000) + "b");

        assertThat(stars.matches(new String[] {"a".repeat(10_000)})).isFalse();
        assertThat(folders.matches("a/".repeat(10_000).split("/"))).isFalse();
    }
}
