package dev.kairos.core.internal.spend;

import dev.kairos.api.Money;
import dev.kairos.api.oversight.Budget;
import dev.kairos.api.oversight.Budget.Cap;
import dev.kairos.api.oversight.Budget.Per;
import dev.kairos.core.internal.spend.Reserved.Refusal;
import dev.kairos.core.internal.spend.Reserved.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The caps that hold for one call, and what is left of them. */
final class Caps {

    private static final int WARNING_PERCENT = 80;

    private final Charge charge;
    private final LocalDate day;
    private final ZoneId zone;
    private final List<Held> held = new ArrayList<>();

    /** A cap of somebody with its counter; without one it is compared with the call alone. */
    record Held(String of, Cap cap, @Nullable String key) {

        /** Its name, for people. */
        String name() {
            String most =
                    cap.money() == null ? cap.tokens() + " tokens" : cap.money().toString();
            return most + " per " + cap.per().name().toLowerCase(Locale.ROOT) + " of " + of;
        }

        /** Its name with what it is counted over: told of once. */
        String subject() {
            return name() + (key == null ? "" : " (" + key.substring(key.lastIndexOf('/') + 1) + ")");
        }
    }

    Caps(Charge charge, Budget host, Counters.Keys keys, LocalDate day, ZoneId zone) {
        this.charge = charge;
        this.day = day;
        this.zone = zone;
        add("agent '" + charge.account().agent() + "'", charge.account().budget(), keys.agent());
        add("the host", host, keys.host());
    }

    private void add(String of, Budget budget, Map<Per, String> keys) {
        for (Cap cap : budget.caps()) {
            String key = keys.get(cap.per());
            if (cap.per() == Per.CALL || key != null) {
                held.add(new Held(of, cap, key));
            }
        }
    }

    /** The first cap that has no room for the call, or {@code null}. */
    @Nullable
    Refusal refusal(Counters counters) {
        long micros = charge.most().micros();
        for (Held one : held) {
            Money money = one.cap().money();
            if (money != null && charge.row() == null) {
                return unpriced();
            } else if (money != null && counters.micros(one.key()) + micros > money.micros()) {
                return refused(
                        one, new Money(counters.micros(one.key())) + " used, the call may cost " + charge.most());
            } else if (one.cap().tokens() > 0
                    && counters.tokens(one.key()) + charge.tokens() > one.cap().tokens()) {
                return refused(one, counters.tokens(one.key()) + " tokens used, the call may take " + charge.tokens());
            }
        }
        return null;
    }

    /** The caps of which a call has just used the last fifth or more for the first time. */
    List<Held> nearlyUsed(Counters counters) {
        return held.stream()
                .filter(one -> one.key() != null && isNearlyUsed(one, counters))
                .toList();
    }

    private static boolean isNearlyUsed(Held one, Counters counters) {
        Money money = one.cap().money();
        long tokens = one.cap().tokens();
        return (money != null
                        && money.micros() > 0
                        && counters.micros(one.key()) >= money.micros() / 100 * WARNING_PERCENT)
                || (tokens > 0 && counters.tokens(one.key()) >= tokens / 100 * WARNING_PERCENT);
    }

    private Refusal unpriced() {
        String model = charge.model().name();
        return new Refusal(
                "the price of " + model,
                "the price of model '" + model
                        + "' is not known, and a budget caps money: state it in the model's profile"
                        + " or with prices(…) on the runtime, or cap tokens instead",
                Scope.MODEL,
                null);
    }

    private Refusal refused(Held one, String used) {
        String why = "the budget of " + one.name() + " has no room: " + used + "; ";
        return switch (one.cap().per()) {
            case CALL, BEAT -> new Refusal(one.subject(), why + "raise it or make the work smaller", Scope.BEAT, null);
            case OBJECTIVE ->
                new Refusal(one.subject(), why + "raise it and accept the objective again", Scope.OBJECTIVE, null);
            case DAY -> until(one, why, day.plusDays(1).atStartOfDay(zone).toInstant());
            case MONTH ->
                until(
                        one,
                        why,
                        day.withDayOfMonth(1).plusMonths(1).atStartOfDay(zone).toInstant());
        };
    }

    private static Refusal until(Held one, String why, Instant end) {
        return new Refusal(one.subject(), why + "work goes on at " + end + ", or once it is raised", Scope.PERIOD, end);
    }
}
