package dev.kairos.api.oversight;

import dev.kairos.api.Money;
import dev.kairos.api.model.Usage;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What calls of models have cost.
 *
 * @param lines a line for each beat, or for each call outside of one, oldest first
 * @param today the day of the report
 * @param forecast what the month of {@code today} will have cost at its end if it goes on as in its days so far
 */
public record SpendReport(List<Line> lines, LocalDate today, Money forecast) {

    /**
     * What one beat, dream or other piece of work has cost with models of one tier.
     *
     * @param day the day on which it began
     * @param agent whose it is
     * @param beat the beat's id, or the name of the work; may be empty
     * @param objective the objective that it was about; may be empty
     * @param tier the tier of the models, or {@code UNKNOWN} for one that the host does not have any more
     * @param purpose what they were called for
     * @param spend calls, tokens and cost
     */
    public record Line(
            LocalDate day, String agent, String beat, String objective, String tier, Purpose purpose, Spend spend) {}

    /** Copies the lines. */
    public SpendReport {
        lines = List.copyOf(lines);
    }

    /**
     * Returns the sum of all lines.
     *
     * @return the sum
     */
    public Spend total() {
        return sum(lines);
    }

    /**
     * Sums up by something.
     *
     * @param key what of a line
     * @return the sums, sorted by key
     */
    public Map<String, Spend> by(Function<Line, Object> key) {
        return lines.stream()
                .collect(Collectors.groupingBy(
                        line -> String.valueOf(key.apply(line)),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), SpendReport::sum)));
    }

    /**
     * Renders the report as a text table: by day, tier and purpose, then the sums.
     *
     * @return lines that end with a line feed
     */
    public String table() {
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                "%-10s %-9s %-7s %7s %12s %12s %10s %12s%n",
                "day",
                "tier",
                "for",
                "calls",
                "tokens in",
                "from cache",
                "out",
                "cost"));
        Function<Line, Object> row = line -> String.format(
                Locale.ROOT,
                "%-10s %-9s %-7s",
                line.day(),
                lower(line.tier()),
                lower(line.purpose().name()));
        by(row).forEach((name, spend) -> out.append(row(name, spend)));
        out.append(row(String.format(Locale.ROOT, "%-28s", "sum"), total()));
        out.append(String.format(Locale.ROOT, "%-73s %12s%n", "by the end of the month at this rate", forecast));
        return out.toString().replace("\r\n", "\n");
    }

    private static String row(String name, Spend spend) {
        Usage usage = spend.usage();
        return String.format(
                Locale.ROOT,
                "%s %7d %,12d %,12d %,10d %12s%n",
                name,
                spend.calls(),
                usage.input(),
                usage.cacheRead(),
                usage.output(),
                spend.cost());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Spend sum(Collection<Line> lines) {
        List<Spend> spends = lines.stream().map(Line::spend).toList();
        Spend sum = Spend.NONE;
        for (Spend spend : spends) {
            sum = new Spend(
                    sum.calls() + spend.calls(),
                    sum.usage().plus(spend.usage()),
                    sum.cost().plus(spend.cost()));
        }
        return sum;
    }
}
