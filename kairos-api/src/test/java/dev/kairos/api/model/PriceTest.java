package dev.kairos.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.api.Money;
import org.junit.jupiter.api.Test;

class PriceTest {

    @Test
    void cached_tokens_are_charged_at_their_own_price_and_the_rest_at_the_input_price() {
        Price price = new Price(3_000_000, 300_000, 3_750_000, 15_000_000);

        Money cost = price.cost(new Usage(1_000_000, 400_000, 100_000, 200_000));

        assertThat(cost).isEqualTo(Money.usd("4.995"));
    }

    @Test
    void a_fraction_of_a_micro_dollar_is_rounded_up() {
        assertThat(Price.perMillion("0.10", "0").cost(Usage.of(1, 0))).isEqualTo(new Money(1));
        assertThat(Price.FREE.cost(Usage.of(1_000_000, 1_000_000))).isEqualTo(Money.ZERO);
    }

    @Test
    void more_cached_tokens_than_input_are_refused() {
        assertThatThrownBy(() -> new Usage(10, 8, 3, 0)).hasMessageContaining("cacheRead 8");
    }
}
