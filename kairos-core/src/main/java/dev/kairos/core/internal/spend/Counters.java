package dev.kairos.core.internal.spend;

import dev.kairos.api.oversight.Budget.Per;
import dev.kairos.core.internal.fact.Tree;
import dev.kairos.core.internal.json.Fields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was reserved and spent, by what caps are counted over. Used under the ledger's lock. */
final class Counters {

    /** Counters that were not touched for so many days are dropped: none of theirs can be asked for again but an objective's. */
    private static final int KEPT_DAYS = 40;

    private static final int KEPT_OBJECTIVE_DAYS = 400;

    private final Map<String, Sum> sums = new HashMap<>();

    /** A sum; changes under the ledger's lock. */
    static final class Sum {
        long micros;
        long tokens;
        long day;
    }

    /** The names of the counters of one call. */
    record Keys(Map<Per, String> agent, Map<Per, String> host) {

        static Keys of(Charge.Account account, LocalDate day) {
            String agent = "a/" + account.agent().value() + "/";
            String month = day.toString().substring(0, 7);
            Map<Per, String> own = new EnumMap<>(Per.class);
            own.put(Per.DAY, agent + "d/" + day);
            own.put(Per.MONTH, agent + "m/" + month);
            if (!account.beat().isEmpty()) {
                own.put(Per.BEAT, agent + "b/" + account.beat());
            }
            if (!account.objective().isEmpty()) {
                own.put(Per.OBJECTIVE, agent + "o/" + account.objective());
            }
            Map<Per, String> host = new EnumMap<>(own);
            host.put(Per.DAY, "h/d/" + day);
            host.put(Per.MONTH, "h/m/" + month);
            return new Keys(own, host);
        }

        /** All counters, each once. */
        List<String> all() {
            List<String> all = new ArrayList<>(agent.values());
            all.add(String.valueOf(host.get(Per.DAY)));
            all.add(String.valueOf(host.get(Per.MONTH)));
            return all;
        }
    }

    long micros(@Nullable String key) {
        Sum sum = key == null ? null : sums.get(key);
        return sum == null ? 0 : sum.micros;
    }

    long tokens(@Nullable String key) {
        Sum sum = key == null ? null : sums.get(key);
        return sum == null ? 0 : sum.tokens;
    }

    void add(List<String> keys, long micros, long tokens, LocalDate day) {
        for (String key : keys) {
            Sum sum = sums.computeIfAbsent(key, any -> new Sum());
            sum.micros += micros;
            sum.tokens += tokens;
            sum.day = Math.max(sum.day, day.toEpochDay());
        }
    }

    void prune(LocalDate today) {
        sums.entrySet().removeIf(sum -> {
            long age = today.toEpochDay() - sum.getValue().day;
            return age > (sum.getKey().contains("/o/") ? KEPT_OBJECTIVE_DAYS : KEPT_DAYS);
        });
    }

    Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = new HashMap<>();
        sums.forEach((key, sum) -> tree.put(
                key,
                Tree.of("m", sum.micros).put("t", sum.tokens).put("d", sum.day).done()));
        return tree;
    }

    void read(Fields fields) {
        for (String key : fields.tree().keySet()) {
            Fields f = fields.object(key);
            Sum sum = new Sum();
            sum.micros = f.number("m", 0);
            sum.tokens = f.number("t", 0);
            sum.day = f.number("d", 0);
            sums.put(key, sum);
        }
    }
}
