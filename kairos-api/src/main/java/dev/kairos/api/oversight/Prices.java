package dev.kairos.api.oversight;

import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.Price;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells what models cost. Pure and safe for use by many threads. */
@FunctionalInterface
public interface Prices {

    /**
     * Finds the row that holds for a model at a time.
     *
     * @param model the model
     * @param time when it is called
     * @return the row, or empty if its price is not known
     */
    Optional<PriceRow> find(ModelProfile model, Instant time);

    /**
     * Returns the prices that models state in their own profiles.
     *
     * @return the prices
     */
    static Prices stated() {
        return (model, time) -> {
            Price price = model.price();
            return price == null ? Optional.empty() : Optional.of(PriceRow.of(model.name(), price));
        };
    }

    /**
     * Creates prices from rows: for each model the latest that has begun.
     *
     * @param rows the rows, in any order
     * @return the prices
     */
    static Prices of(List<PriceRow> rows) {
        List<PriceRow> latestFirst = rows.stream()
                .sorted(Comparator.comparing(PriceRow::from).reversed())
                .toList();
        return (model, time) -> {
            LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
            return latestFirst.stream()
                    .filter(row ->
                            row.model().equals(model.name()) && !row.from().isAfter(day))
                    .findFirst();
        };
    }

    /**
     * Falls back to other prices.
     *
     * @param next asked for models that these do not know
     * @return both
     */
    default Prices or(Prices next) {
        return (model, time) -> {
            Optional<PriceRow> found = find(model, time);
            return found.isPresent() ? found : next.find(model, time);
        };
    }
}
