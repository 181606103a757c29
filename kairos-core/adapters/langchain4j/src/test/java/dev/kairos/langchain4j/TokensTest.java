package dev.kairos.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.output.TokenUsage;
import org.junit.jupiter.api.Test;

class TokensTest {
    @Test
    void input_and_output_are_added() {
        assertThat(Tokens.total(new TokenUsage(3, 4))).isEqualTo(7);
    }

    @Test
    void an_unreported_usage_is_nothing() {
        assertThat(Tokens.total(new TokenUsage())).isZero();
    }
}
