package dev.kairos.core.functional;

import static dev.kairos.core.functional.Replies.finish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kairos.api.AgentId;
import dev.kairos.api.Money;
import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.KairosListener;
import dev.kairos.api.agent.Objective;
import dev.kairos.api.event.Event;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.heartbeat.Heartbeat;
import dev.kairos.api.model.EmbeddingModel;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.Price;
import dev.kairos.api.model.ReplySink;
import dev.kairos.api.model.Tier;
import dev.kairos.api.model.Tiers;
import dev.kairos.api.model.Usage;
import dev.kairos.api.oversight.Budget;
import dev.kairos.api.oversight.Notice;
import dev.kairos.api.oversight.Person;
import dev.kairos.api.oversight.Purpose;
import dev.kairos.api.oversight.SpendReport;
import dev.kairos.core.PaidEmbeddings;
import dev.kairos.testkit.Invariants;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Budgets, prices and tiers, end to end. */
@ExtendWith(Invariants.class)
class BudgetTest {

    private final World world = new World();
    private final List<Notice> notices = new ArrayList<>();

    /** A model that costs. */
    private static final class Paid implements ModelBackend {

        private final ModelProfile profile;
        private ModelReply reply =
                new ModelReply("", finish("quiet").calls(), ModelReply.Stop.TOOLS, Usage.of(1_000, 200));
        private ModelException.@Nullable Reason failure;
        private int calls;

        Paid(String name, @Nullable Price price) {
            profile = ModelProfile.standard(name, 200_000, 1_000, price);
        }

        Paid replying(ModelReply words) {
            reply = words;
            return this;
        }

        Paid failing(ModelException.Reason reason) {
            failure = reason;
            return this;
        }

        @Override
        public ModelProfile profile() {
            return profile;
        }

        @Override
        public ModelReply call(ModelRequest request, ReplySink sink) {
            calls++;
            if (failure != null) {
                throw new ModelException(failure, "down");
            }
            return reply;
        }
    }

    private static final Price DEAR = Price.perMillion("10", "30");

    private Agent agent(Paid model, Budget budget) {
        world.kairos = world.host(model)
                .budget(Budget.NONE, ZoneOffset.UTC)
                .listener(new KairosListener() {
                    @Override
                    public void onNotice(Notice notice) {
                        notices.add(notice);
                    }
                })
                .build();
        return world.kairos
                .agent("a1")
                .sensor(world.sensor())
                .heartbeat(Heartbeat.every(Duration.ofMinutes(30)))
                .budget(budget)
                .start();
    }

    /** Something changes in each half hour. */
    private void live(Duration duration) {
        for (long minutes = 0; minutes < duration.toMinutes(); minutes += 30) {
            world.seen = "s" + world.time.instant();
            world.pass(Duration.ofMinutes(30));
        }
    }

    @Test
    void a_capped_agent_makes_no_call_past_its_cap_and_tells_once() {
        Paid model = new Paid("m", DEAR);
        agent(model, Budget.perDay(Money.usd("0.10")));

        live(Duration.ofHours(12));
        int calls = model.calls;
        assertThat(calls).isBetween(1, 20);
        live(Duration.ofHours(3));

        assertThat(model.calls).isEqualTo(calls);
        assertThat(notices.stream().filter(n -> n.kind() == Notice.Kind.BUDGET_REFUSED))
                .hasSize(1);
        assertThat(notices.stream().filter(n -> n.kind() == Notice.Kind.BUDGET_WARNING))
                .hasSize(1);
        assertThat(world.kairos.overseer().standing().get(0).refused()).contains("$0.10 per day");
    }

    @Test
    void work_goes_on_when_the_day_is_over() {
        Paid model = new Paid("m", DEAR);
        agent(model, Budget.perDay(Money.usd("0.10")));
        live(Duration.ofHours(16));
        int calls = model.calls;

        live(Duration.ofHours(2));

        assertThat(model.calls).isGreaterThan(calls);
    }

    @Test
    void a_refused_call_is_neither_counted_nor_a_completed_beat() {
        Paid model = new Paid("m", DEAR);
        Agent agent = agent(model, Budget.perDay(Money.usd("0.01")));
        live(Duration.ofHours(1));

        assertThat(model.calls).isZero();
        assertThat(agent.status().tally().spend().calls()).isZero();
        assertThat(agent.status().tally().spend().cost()).isEqualTo(Money.ZERO);
        assertThat(((BeatOutcome.Failed) world.lastOutcome()).failure()).isEqualTo(BeatOutcome.Failure.BUDGET);
    }

    @Test
    void without_a_price_there_is_no_call_under_a_money_cap() {
        Paid model = new Paid("unheard-of", null);
        agent(model, Budget.perDay(Money.usd("100")));

        live(Duration.ofHours(2));

        assertThat(model.calls).isZero();
        assertThat(notices)
                .extracting(Notice::text)
                .anySatisfy(text -> assertThat(text).contains("prices(…)"));
    }

    @Test
    void a_model_of_the_price_table_has_its_price() {
        Paid model = new Paid("gpt-4o-mini", null);
        Agent agent = agent(model, Budget.perDay(Money.usd("100")));

        live(Duration.ofHours(1));

        assertThat(model.calls).isPositive();
        assertThat(agent.status().tally().spend().cost().micros()).isPositive();
    }

    @Test
    void a_cap_in_tokens_needs_no_price() {
        Paid model = new Paid("unheard-of", null);
        agent(model, Budget.tokens(Budget.Per.DAY, 10_000));

        live(Duration.ofHours(20));

        assertThat(model.calls).isPositive().isLessThan(90);
        assertThat(notices).extracting(Notice::kind).contains(Notice.Kind.BUDGET_REFUSED);
    }

    @Test
    void a_bill_beyond_the_maximum_is_booked_in_full_and_stops_the_model() {
        ModelReply beyond =
                new ModelReply("", finish("quiet").calls(), ModelReply.Stop.TOOLS, Usage.of(1_000_000, 5_000));
        Paid model = new Paid("m", DEAR).replying(beyond);
        Agent agent = agent(model, Budget.perMonth(Money.usd("1000")));

        live(Duration.ofHours(6));

        assertThat(model.calls).isEqualTo(1);
        assertThat(agent.status().tally().spend().cost()).isEqualTo(Money.usd("10.15"));
        assertThat(notices).extracting(Notice::kind).contains(Notice.Kind.BUDGET_OVERRUN);
    }

    @Test
    void an_objective_whose_budget_is_used_up_is_blocked() {
        Paid model = new Paid("m", DEAR);
        Agent agent = agent(model, Budget.per(Budget.Per.OBJECTIVE, Money.usd("0.01")));
        agent.objectives()
                .put(Objective.of("report", "Write the report.")
                        .due(world.time.instant().plusSeconds(60)));

        world.pass(Duration.ofMinutes(10));

        Objective report = agent.objectives().list().get(0);
        assertThat(report.state()).isEqualTo(Objective.State.BLOCKED);
        assertThat(report.note()).contains("per objective");
    }

    @Test
    void the_report_shows_days_tiers_and_a_forecast() {
        Paid model = new Paid("m", DEAR);
        agent(model, Budget.perDay(Money.usd("5")));
        live(Duration.ofHours(36));

        SpendReport report = world.kairos.overseer().spend();

        assertThat(report.by(SpendReport.Line::day)).containsOnlyKeys("2026-03-01", "2026-03-02");
        assertThat(report.by(SpendReport.Line::tier)).containsOnlyKeys("STANDARD");
        assertThat(report.total().calls()).isEqualTo(model.calls);
        assertThat(report.forecast().micros())
                .isGreaterThan(report.total().cost().micros());
        assertThat(report.table()).contains("2026-03-01 standard  act").contains("by the end of the month");
    }

    @Test
    void the_next_model_of_a_tier_stands_in_for_one_that_is_down() {
        Paid down = new Paid("down", Price.FREE).failing(ModelException.Reason.UNAVAILABLE);
        Paid up = new Paid("up", Price.FREE);
        world.kairos = world.host(down).build();
        Agent agent = world.kairos
                .agent("a1")
                .models(Tiers.standard(down).failover(Tier.STANDARD, up))
                .start();

        agent.offer(Event.of("order", "an order"));
        world.time.settle();

        assertThat(down.calls).isEqualTo(1);
        assertThat(up.calls).isEqualTo(1);
        assertThat(world.lastOutcome().kind()).isEqualTo(BeatOutcome.Kind.QUIET);
    }

    @Test
    void the_largest_model_thinks_once_it_was_asked_for_and_only_for_that_beat() {
        Paid small = new Paid("small", Price.FREE).replying(Replies.call("escalate", "{\"why\":\"hard\"}"));
        Paid large = new Paid("large", Price.FREE);
        world.kairos = world.host(small).build();
        Agent agent = world.kairos
                .agent("a1")
                .models(Tiers.standard(small).frontier(large))
                .start();

        agent.offer(Event.of("order", "an order"));
        world.pass(Duration.ofSeconds(5));
        assertThat(List.of(small.calls, large.calls)).containsExactly(1, 1);
        agent.offer(Event.of("order", "another"));
        world.pass(Duration.ofSeconds(5));

        assertThat(List.of(small.calls, large.calls)).containsExactly(2, 2);
    }

    @Test
    void embeddings_that_are_paid_for_pass_the_ledger_and_the_kill_switch() {
        PaidEmbeddings paid = PaidEmbeddings.of(new Embedding(), Price.perMillion("1000000", "0"));
        assertThat(catchThrowable(() -> paid.embed(List.of("x")))).hasMessageContaining("belong to no runtime yet");
        world.kairos = world.host(new Paid("m", Price.FREE))
                .budget(Budget.perDay(Money.usd("5")), ZoneOffset.UTC)
                .embeddings(paid)
                .build();

        assertThat(paid.embed(List.of("four"))).hasSize(1);
        assertThat(catchThrowable(() -> paid.embed(List.of("four"))))
                .isInstanceOfSatisfying(
                        ModelException.class, e -> assertThat(e.reason()).isEqualTo(ModelException.Reason.BUDGET));
        assertThat(world.kairos.overseer().spend().lines()).singleElement().satisfies(line -> {
            assertThat(line.purpose()).isEqualTo(Purpose.EMBED);
            assertThat(line.spend().cost()).isEqualTo(Money.usd("4"));
        });
        world.kairos.overseer().stopAll(Person.HOST, "enough");
        assertThat(catchThrowable(() -> paid.embed(List.of("a"))))
                .isInstanceOfSatisfying(
                        ModelException.class, e -> assertThat(e.reason()).isEqualTo(ModelException.Reason.STOPPED));
    }

    /** One dimension, a dollar a byte. */
    private static final class Embedding implements EmbeddingModel {

        @Override
        public String name() {
            return "dear";
        }

        @Override
        public int dimensions() {
            return 1;
        }

        @Override
        public List<float[]> embed(List<String> texts) {
            return texts.stream().map(text -> new float[] {1}).toList();
        }
    }

    @Test
    void an_agent_cannot_take_the_name_of_the_ledger() {
        world.kairos = world.host(new Paid("m", null)).build();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> world.kairos.agent("kairos.ledger").start()))
                .hasMessageContaining("choose another id");
        assertThat(world.journal.agents()).doesNotContain(AgentId.of("kairos.ledger"));
    }
}
