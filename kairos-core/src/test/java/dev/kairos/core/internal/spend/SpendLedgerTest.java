package dev.kairos.core.internal.spend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.AgentId;
import dev.kairos.api.Money;
import dev.kairos.api.model.Usage;
import dev.kairos.api.oversight.Budget;
import dev.kairos.api.oversight.Notice;
import dev.kairos.api.oversight.PriceRow;
import dev.kairos.api.oversight.Purpose;
import dev.kairos.core.journal.FileJournal;
import dev.kairos.core.journal.InMemoryJournal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpendLedgerTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final List<Notice> notices = new ArrayList<>();
    private Instant now = NOON;

    private SpendLedger open(InMemoryJournal journal, Budget host) {
        return new SpendLedger(journal, () -> now, new SpendLedger.Settings(host, ZoneOffset.UTC), notices::add);
    }

    /** A call of so many tokens at ten dollars a million. */
    private static Charge charge(Budget budget, int tokens) {
        Charge.Account account = new Charge.Account(AgentId.of("a"), budget, "b1", "");
        return new Charge(account, Purpose.ACT, LedgerRaces.MODEL, PriceRow.of("m", LedgerRaces.PRICE), tokens, 0);
    }

    @Test
    void one_of_many_threads_gets_the_last_cent(@TempDir Path folder) throws InterruptedException {
        try (FileJournal journal = FileJournal.open(folder)) {
            assertThat(new LedgerRaces(journal, 16).run(200)).isEqualTo(200);
        }
    }

    /** What is reserved and reconciled is what was spent, whatever the order, over a restart at any place. */
    @Property(tries = 100)
    void reserving_and_reconciling_conserve(
            @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 3_000) Integer> calls,
            @ForAll @IntRange(min = 0, max = 40) int restart) {
        InMemoryJournal journal = InMemoryJournal.create();
        Budget cap = Budget.perDay(Money.usd("0.20"));
        SpendLedger ledger = open(journal, Budget.NONE);
        long spent = 0;
        for (int i = 0; i < calls.size(); i++) {
            if (i == restart) {
                ledger.flush();
                ledger = open(journal, Budget.NONE);
            }
            Charge charge = charge(cap, calls.get(i));
            Reserved reserved = ledger.reserve(charge);
            boolean fits = spent + charge.most().micros() <= 200_000;
            assertThat(reserved.refusal() == null).isEqualTo(fits);
            if (fits) {
                Usage usage = i % 3 == 0 ? null : Usage.of(calls.get(i) / 2, 0);
                ledger.settle(reserved, charge, usage);
                spent += usage == null
                        ? charge.most().micros()
                        : LedgerRaces.PRICE.cost(usage).micros();
            }
        }
        assertThat(spent).isLessThanOrEqualTo(200_000);
    }

    @Test
    void a_crash_before_the_settlement_was_written_leaves_the_reservation() {
        InMemoryJournal journal = InMemoryJournal.create();
        Budget cap = Budget.perDay(Money.usd("0.02"));
        SpendLedger ledger = open(journal, Budget.NONE);
        Charge charge = charge(cap, 1_500);
        ledger.settle(ledger.reserve(charge), charge, Usage.of(1, 0));
        journal.close();

        SpendLedger lost = open(journal.reopen(), Budget.NONE);

        assertThat(lost.reserve(charge(cap, 1_000)).refusal()).isNotNull();
    }

    @Test
    void the_host_and_the_agent_must_both_have_room() {
        SpendLedger ledger = open(InMemoryJournal.create(), Budget.perDay(Money.usd("0.01")));

        Reserved refused = ledger.reserve(charge(Budget.perDay(Money.usd("9")), 1_001));

        assertThat(refused.refusal()).isNotNull();
        assertThat(refused.refusal().why()).contains("of the host").contains("2026-03-02T00:00:00Z");
    }

    @Test
    void a_refusal_is_told_once_over_restarts() {
        InMemoryJournal journal = InMemoryJournal.create();
        Budget cap = Budget.perMonth(Money.usd("0.01"));
        open(journal, Budget.NONE).reserve(charge(cap, 2_000));
        open(journal, Budget.NONE).reserve(charge(cap, 2_000));
        assertThat(notices).hasSize(1);

        now = now.plus(Duration.ofDays(31));
        open(journal, Budget.NONE).reserve(charge(cap, 2_000));
        assertThat(notices).hasSize(2);
    }

    @Test
    void a_long_life_is_kept_in_a_checkpoint() {
        InMemoryJournal journal = InMemoryJournal.create();
        Budget cap = Budget.perDay(Money.usd("1000"));
        SpendLedger ledger = open(journal, Budget.NONE);
        for (int i = 0; i < 10_100; i++) {
            Charge charge = charge(cap, 100);
            ledger.settle(ledger.reserve(charge), charge, Usage.of(50, 0));
        }
        ledger.flush();

        assertThat(journal.checkpoint(SpendLedger.STREAM)).isPresent();
        SpendLedger again = open(journal, Budget.NONE);
        assertThat(again.reserve(charge(Budget.perDay(new Money(10_100L * 500 + 1_000)), 101))
                        .refusal())
                .isNotNull();
        assertThat(again.reserve(charge(Budget.perDay(new Money(10_100L * 500 + 1_000)), 100))
                        .refusal())
                .isNull();
    }
}
