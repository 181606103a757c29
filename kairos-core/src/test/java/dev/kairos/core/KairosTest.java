package dev.kairos.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.testkit.NoLeakedThreads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeakedThreads.class)
class KairosTest {
    @Test
    void has_a_name() {
        assertThat(Kairos.name()).isEqualTo("Kairos");
    }
}
