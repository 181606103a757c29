package dev.kairos.core;

import dev.kairos.api.ConfigurationException;
import dev.kairos.api.agent.KairosListener;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.memory.AgentMemory;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.ModelProfile.Capability;
import dev.kairos.api.model.Tiers;
import dev.kairos.api.oversight.Budget;
import dev.kairos.api.oversight.Prices;
import dev.kairos.api.oversight.SecretScanner;
import dev.kairos.api.time.Timers;
import dev.kairos.api.verify.Verifier;
import dev.kairos.core.internal.host.Blueprint;
import dev.kairos.core.internal.host.ClaimBlueprint;
import dev.kairos.core.internal.host.Host;
import dev.kairos.core.internal.outbox.Post;
import dev.kairos.core.internal.outbox.ReachHost;
import dev.kairos.core.internal.time.SystemTime;
import dev.kairos.core.journal.InMemoryJournal;
import dev.kairos.core.reach.Reach;
import dev.kairos.core.secret.SecretScanners;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Builds a runtime. Not safe for use by many threads; of no use after {@link #build()}. */
public final class KairosBuilder {

    private final List<KairosListener> listeners = new ArrayList<>();
    private @Nullable Tiers model;
    private @Nullable Journal journal;
    private @Nullable AgentMemory memory;
    private @Nullable InstantSource clock;
    private @Nullable Timers timers;
    private @Nullable Executor executor;
    private @Nullable URI deadMan;
    private ClaimBlueprint claims = ClaimBlueprint.NONE;
    private final List<PaidEmbeddings> embeddings = new ArrayList<>();
    private @Nullable Reach reach;
    private @Nullable ReachHost reaching;
    private SecretScanner secrets = SecretScanners.standard();
    private Budget budget = Budget.NONE;
    private ZoneId budgetZone = ZoneId.systemDefault();
    private @Nullable Prices prices;
    private int beats = 16;
    private int callsPerMinute;
    private int tokensPerMinute;
    private int retain = 100_000;

    KairosBuilder() {}

    /**
     * Sets the model that agents think with unless they name their own.
     *
     * @param model the backend; its model must be able to call tools
     * @return this builder
     */
    public KairosBuilder model(ModelBackend model) {
        return models(Tiers.standard(Objects.requireNonNull(model, "model")));
    }

    /**
     * Sets the models of each tier that agents think with unless they name their own.
     *
     * @param models the models; each must be able to call tools
     * @return this builder
     */
    public KairosBuilder models(Tiers models) {
        this.model = Objects.requireNonNull(models, "models");
        return this;
    }

    /**
     * Sets what all agents together may spend, by days and months of the system's zone. By default there is no budget.
     *
     * @param budget the caps
     * @return this builder
     */
    public KairosBuilder budget(Budget budget) {
        return budget(budget, ZoneId.systemDefault());
    }

    /**
     * Sets what all agents together may spend.
     *
     * @param budget the caps
     * @param zone whose days and months are meant, for the budgets of agents too
     * @return this builder
     */
    public KairosBuilder budget(Budget budget, ZoneId zone) {
        this.budget = Objects.requireNonNull(budget, "budget");
        this.budgetZone = Objects.requireNonNull(zone, "zone");
        return this;
    }

    /**
     * Sets what models cost where that is known better here. What these prices do not know is taken from the model's own
     * profile, then from the dated table that comes with the runtime.
     *
     * @param prices the prices
     * @return this builder
     */
    public KairosBuilder prices(Prices prices) {
        this.prices = Objects.requireNonNull(prices, "prices");
        return this;
    }

    /**
     * Sets where everything that happens is kept. By default in memory: then agents forget with the process. The runtime
     * closes the journal when it is closed.
     *
     * @param journal the journal
     * @return this builder
     */
    public KairosBuilder journal(Journal journal) {
        this.journal = Objects.requireNonNull(journal, "journal");
        return this;
    }

    /**
     * Sets what agents remember with. By default nothing: then a beat knows only what woke it and its objectives. The runtime
     * closes the memory when it is closed.
     *
     * @param memory the memory
     * @return this builder
     */
    public KairosBuilder memory(AgentMemory memory) {
        this.memory = Objects.requireNonNull(memory, "memory");
        return this;
    }

    /**
     * Adds a listener that hears what happens to all agents.
     *
     * @param listener the listener
     * @return this builder
     */
    public KairosBuilder listener(KairosListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Sets how many beats run at once; others wait their turn. By default 16.
     *
     * @param most at least 1
     * @return this builder
     */
    public KairosBuilder beatsAtOnce(int most) {
        this.beats = most;
        return this;
    }

    /**
     * Sets how many calls a model backend gets per minute. By default any number.
     *
     * @param most calls per minute; 0 for any number
     * @return this builder
     */
    public KairosBuilder callsPerMinute(int most) {
        this.callsPerMinute = most;
        return this;
    }

    /**
     * Sets how many tokens a model backend gets per minute, counted as calls reserve them. By default any number.
     *
     * @param most tokens per minute; 0 for any number
     * @return this builder
     */
    public KairosBuilder tokensPerMinute(int most) {
        this.tokensPerMinute = most;
        return this;
    }

    /**
     * Sets how many entries of each agent are kept at least; older ones go once a checkpoint covers them. By default
     * 100,000.
     *
     * @param entries at least 100
     * @return this builder
     */
    public KairosBuilder retain(int entries) {
        this.retain = entries;
        return this;
    }

    /**
     * Sets an outside dead-man's switch: it gets an HTTP GET once a minute while all agents are well, so that its silence
     * tells somebody outside that this process, or an agent in it, is not. By default none.
     *
     * @param uri an http or https address
     * @return this builder
     */
    public KairosBuilder deadManSwitch(URI uri) {
        this.deadMan = Objects.requireNonNull(uri, "uri");
        return this;
    }

    /**
     * Sets what finds secrets in texts. Before anything is journaled, shown to a model or left to memory, what it finds is
     * replaced by a mark that says what it was: messages, events, what sensors read, arguments and results of tools, replies.
     * A tool that needs a secret takes it from its host, not from the conversation.
     *
     * @param secrets the scanner; {@link SecretScanners#standard()} unless set
     * @return this
     */
    public KairosBuilder secrets(SecretScanner secrets) {
        this.secrets = Objects.requireNonNull(secrets, "secrets");
        return this;
    }

    /**
     * Adds what checks a kind of claim for all agents, unless one names its own. By default only what skills bring checks
     * claims: a workspace that files were changed, commands that they passed.
     *
     * @param kind the kind, for example {@link dev.kairos.api.verify.Claim#MESSAGE_DELIVERED}
     * @param verifier checks it
     * @return this builder
     */
    public KairosBuilder verify(String kind, Verifier verifier) {
        claims = claims.with(kind, verifier);
        return this;
    }

    /**
     * Sets how agents reach people: who delivers what they say, and on which channels people talk with them. By default nobody:
     * what agents say is in the journal, with listeners and in the futures of {@link dev.kairos.api.agent.Agent#ask}.
     *
     * @param reach notifiers, channels and limits
     * @return this builder
     */
    public KairosBuilder reach(Reach reach) {
        this.reach = Objects.requireNonNull(reach, "reach");
        return this;
    }

    /**
     * Sets the wall clock. By default the system's.
     *
     * @param clock the clock
     * @return this builder
     */
    public KairosBuilder clock(InstantSource clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * Sets what delays tasks. By default one daemon thread.
     *
     * @param timers the timers
     * @return this builder
     */
    public KairosBuilder timers(Timers timers) {
        this.timers = Objects.requireNonNull(timers, "timers");
        return this;
    }

    /**
     * Sets where tools, sensors, model calls and disk work run: tasks that block. By default a bounded pool of daemon
     * threads, beside virtual threads for model calls where Java has them. The runtime cannot replace threads of an
     * executor of the host's own that do not come back.
     *
     * @param executor the executor
     * @return this builder
     */
    public KairosBuilder executor(Executor executor) {
        this.executor = Objects.requireNonNull(executor, "executor");
        return this;
    }

    /**
     * Builds the runtime.
     *
     * @return the open runtime
     * @throws ConfigurationException if something is missing or out of its range; it lists all that is
     */
    public Kairos build() {
        List<String> problems = problems();
        if (!problems.isEmpty()) {
            throw new ConfigurationException("this runtime", problems);
        }
        SystemTime system = new SystemTime(clock, timers, executor, beats);
        Journal kept =
                journal != null ? journal : InMemoryJournal.create(system.time().clock());
        List<KairosListener> heard = new ArrayList<>(listeners);
        List<AutoCloseable> owned = new ArrayList<>();
        if (reach != null) {
            Post.Settings settings =
                    new Post.Settings(reach.notifiers(), reach.showingAll(), reach.asking(), reach.limits());
            reaching = new ReachHost(system.time(), kept, secrets, settings, reach.listener());
            heard.add(reaching);
            owned.add(reaching);
        }
        owned.addAll(List.of(system, kept));
        Host.Spending spending = new Host.Spending(budget, budgetZone, prices);
        Host host = new Host(
                system.time(),
                kept,
                new Host.Settings(beats, callsPerMinute, tokensPerMinute, retain, deadMan, memory, secrets, spending),
                heard);
        embeddings.forEach(paid -> paid.meteredBy(host.metered(paid.model(), paid.price())));
        if (memory != null) {
            owned.add(memory);
        }
        if (reaching != null) {
            reaching.overseer(host.overseer());
        }
        return new Kairos(host, this, owned);
    }

    /**
     * Has calls of an embedding model that is paid for pass the ledger of this runtime. By default none.
     *
     * @param paid the model, as the memory has it
     * @return this builder
     */
    public KairosBuilder embeddings(PaidEmbeddings paid) {
        embeddings.add(Objects.requireNonNull(paid, "paid"));
        return this;
    }

    ClaimBlueprint claims() {
        return claims;
    }

    @Nullable
    ReachHost reaching() {
        return reaching;
    }

    @Nullable
    Tiers model() {
        return model;
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (model != null) {
            model.models().values().stream()
                    .flatMap(List::stream)
                    .map(ModelBackend::profile)
                    .filter(profile -> !profile.capabilities().contains(Capability.TOOLS))
                    .forEach(profile -> problems.add(Blueprint.withoutTools(profile)));
        }
        if (beats < 1) {
            problems.add("beatsAtOnce is " + beats + ": at least 1");
        }
        if (callsPerMinute < 0 || tokensPerMinute < 0) {
            problems.add(
                    "callsPerMinute is " + callsPerMinute + " and tokensPerMinute " + tokensPerMinute + ": 0 or more");
        }
        if (deadMan != null && !List.of("http", "https").contains(String.valueOf(deadMan.getScheme()))) {
            problems.add("the dead-man's switch '" + deadMan + "' must be an http or https address");
        }
        if (reach != null) {
            problems.addAll(reach.problems());
        }
        if (retain < 100) {
            problems.add("retain is " + retain + ": at least 100");
        }
        return problems;
    }
}
