package dev.kairos.core.internal.spend;

import dev.kairos.api.AgentId;
import dev.kairos.api.Money;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.Price;
import dev.kairos.api.model.Usage;
import dev.kairos.api.oversight.Budget;
import dev.kairos.api.oversight.PriceRow;
import dev.kairos.api.oversight.Purpose;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Races for the last cent: many threads ask one ledger at once for a call that costs exactly what is left of a cap, of an
 * objective, of an agent's day and of the host's month in turn. One of them may have it.
 */
final class LedgerRaces {

    static final Price PRICE = Price.perMillion("10", "10");
    static final ModelProfile MODEL = ModelProfile.standard("m", 200_000, 1_000, PRICE);
    static final Money CENT = Money.usd("0.01");

    /** A cent at ten dollars a million. */
    private static final int CENT_TOKENS = 1_000;

    private static final long MONTH_SECONDS = 31L * 24 * 3_600;

    private final Journal journal;
    private final int threads;
    private final AtomicLong seconds =
            new AtomicLong(Instant.parse("2026-01-01T00:00:00Z").getEpochSecond());
    private final SpendLedger ledger;

    LedgerRaces(Journal journal, int threads) {
        this.journal = journal;
        this.threads = threads;
        this.ledger = open();
    }

    private SpendLedger open() {
        SpendLedger.Settings settings = new SpendLedger.Settings(Budget.perMonth(CENT), ZoneOffset.UTC);
        return new SpendLedger(journal, () -> Instant.ofEpochSecond(seconds.get()), settings, notice -> {});
    }

    /** Runs races; the number of those that exactly one thread won. */
    int run(int races) throws InterruptedException {
        AtomicInteger granted = new AtomicInteger();
        AtomicInteger right = new AtomicInteger();
        AtomicInteger race = new AtomicInteger();
        CyclicBarrier start = new CyclicBarrier(threads, () -> {
            granted.set(0);
            race.incrementAndGet();
            seconds.addAndGet(MONTH_SECONDS);
        });
        CyclicBarrier end = new CyclicBarrier(threads, () -> right.addAndGet(granted.get() == 1 ? 1 : 0));
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> {
                try {
                    for (int r = 0; r < races; r++) {
                        start.await();
                        granted.addAndGet(ask(race.get()));
                        end.await();
                    }
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            thread.start();
            all.add(thread);
        }
        for (Thread thread : all) {
            thread.join();
        }
        return right.get();
    }

    private int ask(int race) {
        Charge charge = charge(
                "agent" + race % 8,
                race % 3 == 0
                        ? Budget.per(Budget.Per.OBJECTIVE, CENT)
                        : race % 3 == 1 ? Budget.perDay(CENT) : Budget.NONE,
                "o" + race);
        Reserved reserved = ledger.reserve(charge);
        if (reserved.refusal() != null) {
            return 0;
        }
        ledger.settle(reserved, charge, Usage.of(CENT_TOKENS, 0));
        return 1;
    }

    /** A call that may cost a cent. */
    static Charge charge(String agent, Budget budget, String objective) {
        Charge.Account account = new Charge.Account(AgentId.of(agent), budget, "", objective);
        return new Charge(account, Purpose.ACT, MODEL, PriceRow.of("m", PRICE), CENT_TOKENS, 0);
    }
}
