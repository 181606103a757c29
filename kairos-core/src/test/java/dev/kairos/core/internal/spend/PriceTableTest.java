package dev.kairos.core.internal.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kairos.api.Money;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.ModelProfile.Capability;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.Price;
import dev.kairos.api.model.ReplySink;
import dev.kairos.api.model.Tier;
import dev.kairos.api.model.Usage;
import dev.kairos.api.oversight.PriceRow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PriceTableTest {

    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");

    private static PriceRow row(String model) {
        return PriceTable.standard()
                .find(ModelProfile.standard(model, 100_000, 1_000, null), NOW)
                .orElseThrow();
    }

    @Test
    void a_price_rises_with_the_size_of_the_prompt() {
        PriceRow row = row("claude-sonnet-4-5");

        assertThat(row.cost(Usage.of(200_000, 0))).isEqualTo(Money.usd("0.60"));
        assertThat(row.cost(Usage.of(200_001, 0))).isGreaterThan(Money.usd("1.20"));
        assertThat(row.source()).startsWith("https://");
    }

    @Test
    void no_usage_costs_more_than_its_bound() {
        PriceRow row = row("claude-sonnet-4-5");

        assertThat(row.most(10_000, 100)).isGreaterThanOrEqualTo(row.cost(new Usage(10_000, 0, 10_000, 100)));
        assertThat(row.most(300_000, 100)).isGreaterThanOrEqualTo(row.cost(Usage.of(300_000, 100)));
    }

    @Test
    void what_a_model_states_itself_comes_first() {
        ModelProfile stated = ModelProfile.standard("gpt-4o", 100_000, 1_000, Price.FREE);

        assertThat(PriceTable.standard().find(stated, NOW).orElseThrow().price())
                .isEqualTo(Price.FREE);
    }

    private record Priced(ModelProfile profile) implements ModelBackend {
        @Override
        public ModelReply call(ModelRequest request, ReplySink sink) {
            throw new AssertionError("nothing is called");
        }
    }

    @Test
    void a_backend_for_batches_costs_what_a_batch_costs() {
        ModelProfile once = ModelProfile.standard("gpt-4o-mini", 100_000, 1_000, null);
        ModelProfile batch =
                new ModelProfile("gpt-4o-mini", Tier.STANDARD, 100_000, 1_000, null, Set.of(Capability.BATCH));
        Meter meter = new Meter(
                () -> {
                    throw new AssertionError("nothing is reserved");
                },
                PriceTable.standard(),
                InstantSource.fixed(NOW));

        assertThat(meter.row(new Priced(once)).cost(Usage.of(1_000_000, 0))).isEqualTo(Money.usd("0.15"));
        assertThat(meter.row(new Priced(batch)).cost(Usage.of(1_000_000, 0))).isEqualTo(Money.usd("0.075"));
        assertThat(row("claude-sonnet-4-5").batched().price(300_000))
                .isEqualTo(new Price(3_000_000, 300_000, 3_750_000, 11_250_000));
    }

    @Test
    void a_row_holds_from_its_day_on() {
        ModelProfile model = ModelProfile.standard("gpt-5.2", 100_000, 1_000, null);

        assertThat(PriceTable.standard().find(model, Instant.parse("2025-12-10T23:59:59Z")))
                .isEmpty();
        assertThat(PriceTable.standard().find(model, Instant.parse("2025-12-11T00:00:00Z")))
                .isPresent();
    }

    @Test
    void a_line_that_is_no_row_is_named() {
        assertThatThrownBy(() -> PriceTable.read("# prices\nm,2026-01-01,0,1")).hasMessageContaining("line 2");
    }
}
