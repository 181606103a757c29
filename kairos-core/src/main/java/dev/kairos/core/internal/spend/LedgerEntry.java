package dev.kairos.core.internal.spend;

import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.model.Price;
import dev.kairos.api.model.Usage;
import dev.kairos.api.oversight.PriceRow;
import dev.kairos.core.internal.fact.Tree;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries of the ledger's journal. */
final class LedgerEntry {

    static final String RESERVED = "spend.reserved";
    static final String SETTLED = "spend.settled";
    static final String NOTICED = "spend.noticed";

    private LedgerEntry() {}

    /** A reservation with all that a report needs to know, and the row of prices that was used. */
    static Draft reserved(String id, Charge charge, String day, List<Settled> settled, Instant now) {
        PriceRow row = charge.row();
        Tree tree = Tree.of("id", id)
                .put("agent", charge.account().agent().value())
                .put("beat", charge.account().beat())
                .put("objective", charge.account().objective())
                .put("purpose", charge.purpose())
                .put("model", charge.model().name())
                .put("tier", charge.model().tier())
                .put("day", day)
                .put("tokens", charge.tokens())
                .put("micros", charge.most().micros())
                .put("settled", settled, Settled::tree);
        if (row != null) {
            Price price = row.price(charge.input());
            tree.put("from", row.from().toString())
                    .put("source", row.source())
                    .put("in", price.input())
                    .put("read", price.cacheRead())
                    .put("write", price.cacheWrite())
                    .put("out", price.output());
        }
        return draft(RESERVED, tree, now);
    }

    static Draft settled(List<Settled> settled, Instant now) {
        return draft(SETTLED, Tree.of().put("settled", settled, Settled::tree), now);
    }

    /**
     * What became of a reservation.
     *
     * @param id the reservation
     * @param micros what it cost
     * @param usage the tokens
     */
    record Settled(String id, long micros, Usage usage) {

        Map<String, @Nullable Object> tree() {
            return Tree.of("id", id)
                    .put("micros", micros)
                    .put("usage", Tree.usage(usage))
                    .done();
        }

        static Settled read(Fields f) {
            Fields usage = f.optObject("usage");
            return new Settled(f.text("id"), f.number("micros", 0), usage == null ? Usage.NONE : Tree.usage(usage));
        }
    }

    static Draft noticed(String subject, String text, Instant now) {
        return draft(NOTICED, Tree.of("subject", subject).put("text", text), now);
    }

    private static Draft draft(String kind, Tree tree, Instant now) {
        return new Draft(now, kind, 1, Origin.AGENT, null, Json.write(tree.done()));
    }

    static Fields fields(String payload) {
        return Json.fields(payload);
    }
}
