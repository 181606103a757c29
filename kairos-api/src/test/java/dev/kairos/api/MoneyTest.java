package dev.kairos.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void dollars_are_exact_to_the_micro_dollar_and_rounded_up_beyond() {
        assertThat(Money.usd("2.00").micros()).isEqualTo(2_000_000);
        assertThat(Money.usd("0.0000001").micros()).isEqualTo(1);
    }

    @Test
    void reads_as_dollars() {
        assertThat(Money.usd("2").toString()).isEqualTo("$2.00");
        assertThat(new Money(125).toString()).isEqualTo("$0.000125");
        assertThat(new Money(-1_500_000).toString()).isEqualTo("$-1.50");
    }
}
