package dev.kairos.core.internal.audit;

import dev.kairos.api.AgentId;
import dev.kairos.api.Money;
import dev.kairos.api.event.Cause;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.model.Tier;
import dev.kairos.api.model.Usage;
import dev.kairos.api.oversight.Purpose;
import dev.kairos.api.oversight.Spend;
import dev.kairos.api.oversight.SpendReport;
import dev.kairos.api.oversight.SpendReport.Line;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.Fact;
import dev.kairos.core.internal.fact.FactCodec;
import dev.kairos.core.internal.fact.ModelFact;
import dev.kairos.core.internal.fact.OversightFact;
import dev.kairos.core.internal.fact.Tree;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.spend.SpendLedger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads from the journals what was spent: beats from those of the agents, everything else from the ledger's. */
public final class Spending {

    private static final int PAGE = 1_000;
    private static final Set<String> KINDS = Set.of(
            Fact.Kind.BEAT_STARTED.label(),
            Fact.Kind.MODEL_CALLED.label(),
            Fact.Kind.MODEL_REPLIED.label(),
            Fact.Kind.BUDGET_REFUSED.label());

    /** What is read from the journals of the agents themselves. */
    private static final Set<String> BEATS = Set.of(Purpose.ACT.name(), Purpose.TRIAGE.name());

    private final Journal journal;
    private final Map<String, Tier> tiers;
    private final ZoneId zone;
    private final Map<List<Object>, Spend> sums = new LinkedHashMap<>();

    /** Prepares a report; {@code tiers} are those of the models that the host has. */
    public Spending(Journal journal, Map<String, Tier> tiers, ZoneId zone) {
        this.journal = journal;
        this.tiers = tiers;
        this.zone = zone;
    }

    /** A beat that is being read. */
    private static final class Reading {
        private String beat = "";
        private String objective = "";
        private LocalDate day = LocalDate.EPOCH;
        private ModelFact.@Nullable Called open;
    }

    /** Reads all that is retained. */
    public SpendReport report(Instant now) {
        for (AgentId agent : journal.agents()) {
            if (agent.equals(SpendLedger.STREAM)) {
                ledger();
            } else {
                agent(agent);
            }
        }
        List<Line> lines = new ArrayList<>();
        sums.forEach((k, spend) -> lines.add(new Line(
                (LocalDate) k.get(0),
                (String) k.get(1),
                (String) k.get(2),
                (String) k.get(3),
                (String) k.get(4),
                (Purpose) k.get(5),
                spend)));
        lines.sort((one, other) -> one.day().compareTo(other.day()));
        LocalDate today = LocalDate.ofInstant(now, zone);
        return new SpendReport(lines, today, forecast(lines, today));
    }

    private static Money forecast(List<Line> lines, LocalDate today) {
        YearMonth month = YearMonth.from(today);
        List<Line> inMonth = lines.stream()
                .filter(line -> YearMonth.from(line.day()).equals(month))
                .toList();
        long micros =
                inMonth.stream().mapToLong(line -> line.spend().cost().micros()).sum();
        int first = inMonth.stream()
                .mapToInt(line -> line.day().getDayOfMonth())
                .min()
                .orElse(today.getDayOfMonth());
        long days = today.getDayOfMonth() - first + 1L;
        return new Money(micros + micros * (month.lengthOfMonth() - today.getDayOfMonth()) / days);
    }

    private void each(AgentId agent, Set<String> kinds, Consumer<Entry> reader) {
        long after = 0;
        List<Entry> page;
        do {
            page = journal.read(agent, after, PAGE);
            for (Entry entry : page) {
                after = entry.sequence();
                if (kinds.contains(entry.kind())) {
                    reader.accept(entry);
                }
            }
        } while (page.size() == PAGE);
    }

    private void agent(AgentId agent) {
        Reading reading = new Reading();
        each(agent, KINDS, entry -> fact(agent, reading, entry, FactCodec.fact(entry)));
    }

    private void fact(AgentId agent, Reading reading, Entry entry, Fact fact) {
        if (fact instanceof BeatFact.Started started) {
            Cause cause = entry.cause();
            reading.beat = started.beat();
            reading.day = LocalDate.ofInstant(entry.time(), zone);
            reading.objective = cause != null && cause.kind() == Cause.Kind.OBJECTIVE ? cause.detail() : "";
        } else if (fact instanceof ModelFact.Called called) {
            reading.open = called;
            add(agent, reading, called.model(), new Spend(1, Usage.NONE, new Money(called.micros())));
        } else if (fact instanceof ModelFact.Replied replied && reading.open != null) {
            Usage usage = replied.usage() == null ? Usage.of(reading.open.tokens(), 0) : replied.usage();
            long more = replied.micros() - reading.open.micros();
            add(agent, reading, reading.open.model(), new Spend(0, usage, new Money(more)));
        } else if (fact instanceof OversightFact.Refused && reading.open != null) {
            Money back = new Money(-reading.open.micros());
            add(agent, reading, reading.open.model(), new Spend(-1, Usage.NONE, back));
        }
    }

    private void add(AgentId agent, Reading reading, String model, Spend spend) {
        Tier tier = tiers.get(model);
        String name = tier == null ? "UNKNOWN" : tier.name();
        Purpose purpose = tier == Tier.REFLEX ? Purpose.TRIAGE : Purpose.ACT;
        add(List.of(reading.day, agent.value(), reading.beat, reading.objective, name, purpose), spend);
    }

    private void add(List<Object> key, Spend spend) {
        sums.merge(
                key,
                spend,
                (one, other) -> new Spend(
                        one.calls() + other.calls(),
                        one.usage().plus(other.usage()),
                        one.cost().plus(other.cost())));
    }

    private void ledger() {
        Map<String, Fields> open = new HashMap<>();
        each(SpendLedger.STREAM, Set.of("spend.reserved", "spend.settled"), entry -> {
            Fields f = Json.fields(entry.payload());
            if (entry.kind().equals("spend.reserved") && !BEATS.contains(f.text("purpose"))) {
                open.put(f.text("id"), f);
                add(key(f), new Spend(1, Usage.NONE, new Money(f.number("micros", 0))));
            }
            f.objects("settled", one -> one).forEach(one -> settled(open.remove(one.text("id")), one));
        });
    }

    private void settled(@Nullable Fields reserved, Fields settled) {
        if (reserved != null) {
            Fields usage = settled.optObject("usage");
            long more = settled.number("micros", 0) - reserved.number("micros", 0);
            add(key(reserved), new Spend(0, usage == null ? Usage.NONE : Tree.usage(usage), new Money(more)));
        }
    }

    private static List<Object> key(Fields f) {
        return List.of(
                LocalDate.parse(f.text("day")),
                f.text("agent"),
                f.text("beat", ""),
                f.text("objective", ""),
                f.text("tier"),
                f.choice("purpose", Purpose.class));
    }
}
