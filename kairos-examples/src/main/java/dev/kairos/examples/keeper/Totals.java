package dev.kairos.examples.keeper;

import dev.kairos.api.Money;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.heartbeat.WakeDecision;
import dev.kairos.api.oversight.Spend;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Adds up what a timeline shows. Not safe for use by many threads. */
final class Totals {
    private int wakes;
    private int skipped;
    private int beats;
    private int failed;
    private long calls;
    private long input;
    private long output;
    private Money cost = Money.ZERO;

    void wake(WakeDecision.Kind kind) {
        wakes++;
        skipped += kind == WakeDecision.Kind.SKIP ? 1 : 0;
    }

    void beat(BeatOutcome outcome, Spend spend) {
        beats++;
        failed += outcome.kind() == BeatOutcome.Kind.FAILED ? 1 : 0;
        calls += spend.calls();
        input += spend.usage().input();
        output += spend.usage().output();
        cost = cost.plus(spend.cost());
    }

    int wakes() {
        return wakes;
    }

    int skipped() {
        return skipped;
    }

    int beats() {
        return beats;
    }

    int failed() {
        return failed;
    }

    long calls() {
        return calls;
    }

    long tokens() {
        return input + output;
    }

    Money cost() {
        return cost;
    }

    Map<String, String> table() {
        Map<String, String> table = new LinkedHashMap<>();
        table.put("wakes", Integer.toString(wakes));
        table.put("skipped", Integer.toString(skipped));
        table.put("beats", Integer.toString(beats));
        table.put("model calls", Long.toString(calls));
        table.put("tokens in", number(input));
        table.put("tokens out", number(output));
        table.put("cost", cost.toString());
        return table;
    }

    static String words(Spend spend) {
        return spend.calls() + (spend.calls() == 1 ? " model call, " : " model calls, ")
                + number(spend.usage().input()) + " tokens in, "
                + number(spend.usage().output()) + " out, "
                + spend.cost();
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
