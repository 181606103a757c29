package dev.kairos.core.internal.spend;

import dev.kairos.api.Money;
import dev.kairos.api.model.Price;
import dev.kairos.api.oversight.PriceRow;
import dev.kairos.api.oversight.Prices;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The dated prices that come with the runtime, read from its data file when they are first asked for. */
public final class PriceTable {

    private static final int COLUMNS = 9;

    private PriceTable() {}

    /** Prices: those that models state themselves, then the data file. */
    public static Prices standard() {
        return Prices.stated().or((model, time) -> File.PRICES.find(model, time));
    }

    /** Read once, when the first model without a stated price is asked for. */
    private static final class File {

        private static final Prices PRICES = Prices.of(read(text()));

        private static String text() {
            try (InputStream in = PriceTable.class.getResourceAsStream("prices.csv")) {
                byte[] bytes = Objects.requireNonNull(in, "prices.csv").readAllBytes();
                return new String(bytes, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Reads a table.
     *
     * @throws IllegalArgumentException if a line is not a row; it names the line
     */
    static List<PriceRow> read(String text) {
        Map<String, PriceRow> rows = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                try {
                    add(rows, line.strip().split(",", -1));
                } catch (RuntimeException e) {
                    throw new IllegalArgumentException("line " + number + " of the prices is no row: " + line, e);
                }
            }
        }
        return List.copyOf(rows.values());
    }

    private static void add(Map<String, PriceRow> rows, String[] cells) {
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException(cells.length + " columns, " + COLUMNS + " are needed");
        }
        LocalDate from = LocalDate.parse(cells[1]);
        long above = Long.parseLong(cells[2]);
        Price price = new Price(micros(cells[3]), micros(cells[4]), micros(cells[5]), micros(cells[6]));
        rows.merge(
                cells[0] + "/" + from,
                new PriceRow(cells[0], from, price, List.of(), Integer.parseInt(cells[7]), cells[8]),
                (row, more) -> stepped(row, above, more.price()));
    }

    private static PriceRow stepped(PriceRow row, long above, Price price) {
        List<PriceRow.Step> steps = new ArrayList<>(row.steps());
        steps.add(new PriceRow.Step(above, price));
        return new PriceRow(row.model(), row.from(), row.price(), steps, row.batchPercent(), row.source());
    }

    private static long micros(String dollars) {
        return Money.usd(dollars).micros();
    }
}
