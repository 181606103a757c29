package dev.kairos.core.internal.spend;

import dev.kairos.api.AgentId;
import dev.kairos.api.journal.Checkpoint;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.journal.Lease;
import dev.kairos.api.journal.Receipt;
import dev.kairos.api.model.Usage;
import dev.kairos.api.oversight.Budget;
import dev.kairos.api.oversight.Notice;
import dev.kairos.core.internal.fact.Tree;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of a host: an upper bound is reserved durably before a call and reconciled to what the provider reports. The
 * counters in memory decide, under a lock; the journal's entry that follows makes the decision durable before anybody acts on
 * it. So what the journal holds never exceeds a cap, whenever the process dies: a reservation that was not written was not
 * used, and one without a settlement stands.
 *
 * <p>Safe for use by many threads.
 */
public final class SpendLedger {

    /** The journal that the ledger writes; no agent can have this name. */
    public static final AgentId STREAM = AgentId.of("kairos.ledger");

    private static final int PAGE = 1_000;
    private static final int CHECKPOINT_EVERY = 10_000;
    private static final int RETAINED = 50_000;
    private static final int MOST_TOLD = 10_000;
    private static final int OPEN_DAYS = 2;
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Journal journal;
    private final InstantSource clock;
    private final Settings settings;
    private final Consumer<Notice> notices;
    private final Counters counters = new Counters();
    private final Map<String, Booked> open = new HashMap<>();
    private final Map<String, LocalDate> overrun = new HashMap<>();
    private final Queue<LedgerEntry.Settled> unwritten = new ConcurrentLinkedQueue<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final AtomicLong last = new AtomicLong();
    private final AtomicLong number = new AtomicLong();
    private final String run = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
    private volatile long checkpointed;

    /**
     * How a ledger counts.
     *
     * @param host the budget of the host
     * @param zone whose days and months it counts by
     */
    public record Settings(Budget host, ZoneId zone) {}

    /** A reservation as it stands in the counters. */
    private record Booked(List<String> keys, LocalDate day, long micros, long tokens, Blame blame) {}

    /** Whose model it is. */
    private record Blame(AgentId agent, String model) {}

    /** Opens the ledger: reads what its journal holds. */
    public SpendLedger(Journal journal, InstantSource clock, Settings settings, Consumer<Notice> notices) {
        this.journal = journal;
        this.clock = clock;
        this.settings = settings;
        this.notices = notices;
        load();
    }

    /** Reserves the most that a call can cost; blocks until that is durable. */
    public Reserved reserve(Charge charge) {
        gate.readLock().lock();
        try {
            return reserveInGate(charge);
        } finally {
            gate.readLock().unlock();
            checkpoint();
        }
    }

    private Reserved reserveInGate(Charge charge) {
        Instant now = clock.instant();
        LocalDate day = LocalDate.ofInstant(now, settings.zone());
        Counters.Keys keys = Counters.Keys.of(charge.account(), day);
        Caps caps = new Caps(charge, settings.host(), keys, day, settings.zone());
        String id = run + "-" + number.incrementAndGet();
        Reserved.Refusal refusal;
        List<Caps.Held> near = List.of();
        synchronized (counters) {
            refusal = overrun(charge, day);
            refusal = refusal != null ? refusal : caps.refusal(counters);
            if (refusal == null) {
                book(id, booked(charge, keys.all(), day));
                near = caps.nearlyUsed(counters);
            }
        }
        if (refusal != null) {
            tell(Notice.Kind.BUDGET_REFUSED, charge, refusal.cap(), refusal.why());
            return Reserved.refused(refusal);
        }
        offer(null, LedgerEntry.reserved(id, charge, day.toString(), takeUnwritten(), now));
        for (Caps.Held one : near) {
            tell(Notice.Kind.BUDGET_WARNING, charge, one.subject(), "80 % of " + one.name() + " are reserved or spent");
        }
        return Reserved.granted(id);
    }

    /**
     * Reconciles a reservation; without a usage it stands. What is reconciled becomes durable with the next reservation, or
     * with {@link #flush}: until then a crash leaves the reservation as it was, which is never too little.
     *
     * @param usage what the provider reports, or {@code null} if it does not
     */
    public void settle(Reserved reserved, Charge charge, @Nullable Usage usage) {
        if (reserved.id().isEmpty()) {
            return;
        }
        long micros = usage == null || charge.row() == null
                ? 0
                : charge.row().cost(usage).micros();
        gate.readLock().lock();
        try {
            boolean over;
            synchronized (counters) {
                over = usage != null && settle(reserved.id(), micros, usage.total());
                open.remove(reserved.id());
            }
            if (usage != null) {
                unwritten.add(new LedgerEntry.Settled(reserved.id(), micros, usage));
            }
            if (over && usage != null) {
                flushInGate();
                String why = "model '" + charge.model().name() + "' has billed " + usage.total()
                        + " tokens where at most " + charge.tokens()
                        + " were reserved; it is booked in full, and the model is not called again today";
                tell(Notice.Kind.BUDGET_OVERRUN, charge, "overrun " + reserved.id(), why);
            }
        } finally {
            gate.readLock().unlock();
        }
    }

    /** Makes durable what was reconciled since the last reservation. */
    public void flush() {
        gate.readLock().lock();
        try {
            flushInGate();
        } finally {
            gate.readLock().unlock();
        }
    }

    private void flushInGate() {
        List<LedgerEntry.Settled> settled = takeUnwritten();
        if (!settled.isEmpty()) {
            offer(null, LedgerEntry.settled(settled, clock.instant()));
        }
    }

    private List<LedgerEntry.Settled> takeUnwritten() {
        List<LedgerEntry.Settled> taken = new ArrayList<>();
        for (LedgerEntry.Settled one = unwritten.poll(); one != null; one = unwritten.poll()) {
            taken.add(one);
        }
        return taken;
    }

    private static Booked booked(Charge charge, List<String> keys, LocalDate day) {
        Blame blame = new Blame(charge.account().agent(), charge.model().name());
        return new Booked(keys, day, charge.most().micros(), charge.tokens(), blame);
    }

    private void book(String id, Booked booked) {
        counters.add(booked.keys(), booked.micros(), booked.tokens(), booked.day());
        open.put(id, booked);
    }

    /** Books the difference; says whether more was used than was reserved. */
    private boolean settle(String id, long micros, long tokens) {
        Booked booked = open.remove(id);
        if (booked == null) {
            return false;
        }
        counters.add(booked.keys(), micros - booked.micros(), tokens - booked.tokens(), booked.day());
        boolean over = micros > booked.micros() || tokens > booked.tokens();
        if (over) {
            overrun.put(booked.blame().toString(), booked.day());
        }
        return over;
    }

    private Reserved.@Nullable Refusal overrun(Charge charge, LocalDate day) {
        String model = charge.model().name();
        LocalDate since = overrun.get(new Blame(charge.account().agent(), model).toString());
        if (since == null || since.isBefore(day)) {
            return null;
        }
        return new Reserved.Refusal(
                "the bills of " + model,
                "model '" + model + "' has billed more than a call could cost; it is called again tomorrow",
                Reserved.Scope.PERIOD,
                day.plusDays(1).atStartOfDay(settings.zone()).toInstant());
    }

    /** Tells once of a subject, over restarts too: the journal knows the key. */
    private void tell(Notice.Kind kind, Charge charge, String subject, String text) {
        String key = kind + "/" + charge.account().agent() + "/" + subject;
        if (told.size() > MOST_TOLD) {
            told.clear();
        }
        if (told.add(key)) {
            Instant now = clock.instant();
            if (!offer(
                            key.substring(0, Math.min(key.length(), Journal.MAX_KEY_LENGTH)),
                            LedgerEntry.noticed(subject, text, now))
                    .duplicate()) {
                notices.accept(new Notice(kind, charge.account().agent(), text, subject, now));
            }
        }
    }

    private Receipt offer(@Nullable String key, Draft draft) {
        Receipt receipt = journal.offer(STREAM, key, draft);
        last.accumulateAndGet(receipt.sequence(), Math::max);
        return receipt;
    }

    // ---- what was before

    private void load() {
        Checkpoint checkpoint = journal.checkpoint(STREAM).orElse(null);
        if (checkpoint != null) {
            restore(Json.fields(checkpoint.state()));
            last.set(checkpoint.sequence());
            checkpointed = checkpoint.sequence();
        }
        List<Entry> page;
        do {
            page = journal.read(STREAM, last.get(), PAGE);
            page.forEach(this::replay);
        } while (page.size() == PAGE);
    }

    private void replay(Entry entry) {
        last.set(entry.sequence());
        Fields f = LedgerEntry.fields(entry.payload());
        if (entry.kind().equals(LedgerEntry.RESERVED)) {
            AgentId agent = AgentId.of(f.text("agent"));
            LocalDate day = LocalDate.parse(f.text("day"));
            Charge.Account account =
                    new Charge.Account(agent, Budget.NONE, f.text("beat", ""), f.text("objective", ""));
            book(
                    f.text("id"),
                    new Booked(
                            Counters.Keys.of(account, day).all(),
                            day,
                            f.number("micros", 0),
                            f.number("tokens", 0),
                            new Blame(agent, f.text("model"))));
        }
        if (!entry.kind().equals(LedgerEntry.NOTICED)) {
            f.objects("settled", LedgerEntry.Settled::read)
                    .forEach(one -> settle(one.id(), one.micros(), one.usage().total()));
        }
    }

    /** Writes the counters as a checkpoint once enough has happened: with nobody between counting and writing. */
    private void checkpoint() {
        if (last.get() - checkpointed < CHECKPOINT_EVERY || !gate.writeLock().tryLock()) {
            return;
        }
        try {
            if (last.get() - checkpointed >= CHECKPOINT_EVERY) {
                flushInGate();
                Lease lease = journal.acquire(STREAM, run, LEASE).orElse(null);
                if (lease != null) {
                    long sequence = last.get();
                    LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
                    counters.prune(today);
                    // The call of a reservation that old has ended, with or without a word.
                    open.values()
                            .removeIf(booked -> booked.day().plusDays(OPEN_DAYS).isBefore(today));
                    long retainFrom = Math.max(0, sequence - RETAINED);
                    journal.checkpoint(lease, new Checkpoint(STREAM, sequence, 1, state(), retainFrom));
                    journal.release(lease);
                }
                checkpointed = last.get();
            }
        } finally {
            gate.writeLock().unlock();
        }
    }

    private String state() {
        Map<String, @Nullable Object> reserved = new HashMap<>();
        open.forEach((id, booked) -> reserved.put(
                id,
                Tree.of("keys", booked.keys())
                        .put("day", booked.day().toString())
                        .put("m", booked.micros())
                        .put("t", booked.tokens())
                        .put("agent", booked.blame().agent().value())
                        .put("model", booked.blame().model())
                        .done()));
        Map<String, @Nullable Object> over = new HashMap<>();
        overrun.forEach((blame, day) -> over.put(blame, day.toString()));
        return Json.write(Tree.of("counters", counters.tree())
                .put("open", reserved)
                .put("overrun", over)
                .done());
    }

    private void restore(Fields state) {
        Fields sums = state.optObject("counters");
        if (sums != null) {
            counters.read(sums);
        }
        Fields reserved = state.optObject("open");
        for (String id : reserved == null ? Set.<String>of() : reserved.tree().keySet()) {
            Fields f = state.object("open").object(id);
            Blame blame = new Blame(AgentId.of(f.text("agent")), f.text("model"));
            open.put(
                    id,
                    new Booked(
                            f.texts("keys"),
                            LocalDate.parse(f.text("day")),
                            f.number("m", 0),
                            f.number("t", 0),
                            blame));
        }
        state.textMap("overrun").forEach((blame, day) -> overrun.put(blame, LocalDate.parse(day)));
    }
}
