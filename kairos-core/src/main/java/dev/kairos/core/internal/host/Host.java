package dev.kairos.core.internal.host;

import dev.kairos.api.AgentId;
import dev.kairos.api.ConfigurationException;
import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.KairosListener;
import dev.kairos.api.agent.Objective;
import dev.kairos.api.dream.Dream;
import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.journal.JournalException;
import dev.kairos.api.memory.AgentMemory;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.model.EmbeddingModel;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.Price;
import dev.kairos.api.model.Tier;
import dev.kairos.api.model.Tiers;
import dev.kairos.api.oversight.Budget;
import dev.kairos.api.oversight.Notice;
import dev.kairos.api.oversight.Overseer;
import dev.kairos.api.oversight.Prices;
import dev.kairos.api.oversight.Purpose;
import dev.kairos.api.oversight.SecretScanner;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.verify.Verifier;
import dev.kairos.core.internal.beat.Prompt;
import dev.kairos.core.internal.beat.Routes;
import dev.kairos.core.internal.beat.Toolbox;
import dev.kairos.core.internal.dream.DreamRun;
import dev.kairos.core.internal.dream.Lookback;
import dev.kairos.core.internal.dream.Place;
import dev.kairos.core.internal.dream.SelfReview;
import dev.kairos.core.internal.fact.FactWriter;
import dev.kairos.core.internal.fact.ObjectiveFact;
import dev.kairos.core.internal.oversight.Brake;
import dev.kairos.core.internal.spend.Charge;
import dev.kairos.core.internal.spend.Meter;
import dev.kairos.core.internal.spend.Metered;
import dev.kairos.core.internal.spend.MeteredEmbeddings;
import dev.kairos.core.internal.spend.PriceTable;
import dev.kairos.core.internal.spend.SpendLedger;
import dev.kairos.core.internal.time.HostTime;
import dev.kairos.core.verify.Verifiers;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What all agents of one process share. Safe for use by many threads. */
public final class Host implements AutoCloseable {

    /** Prompts are large and quickly made: those of agents that have not beaten for long are made anew. */
    private static final int MOST_PROMPTS = 1_000;

    private final HostTime time;
    private final Journal journal;
    private final Settings settings;
    private final FactWriter writer;
    private final Listeners listeners;
    private final Admission admission;
    private final Watchdog watchdog;
    private final Controls controls;
    private final Meter meter;
    private @Nullable SpendLedger ledger;
    private final String owner = UUID.randomUUID().toString();
    private final Map<AgentId, Cell> cells = new ConcurrentHashMap<>();
    private final Map<ModelBackend, Gateway> gateways = new ConcurrentHashMap<>();
    private final Map<Tiers, Routes> routes = new ConcurrentHashMap<>();
    private final Quarantine quarantine = new Quarantine();
    private final Attribution attribution = new Attribution();
    private final Map<List<Skill>, Toolbox> toolboxes = new ConcurrentHashMap<>();
    private final Recent<Definition, Prompt> prompts =
            new Recent<>(MOST_PROMPTS, definition -> Prompt.of(definition.config()));

    /**
     * Limits of a host.
     *
     * @param beats how many beats run at once
     * @param callsPerMinute how many calls a backend gets per minute; 0 for any number
     * @param tokensPerMinute how many tokens a backend gets per minute, as reserved; 0 for any number
     * @param retain how many entries of an agent are kept at least
     * @param deadMan what is pinged while all agents are well, or {@code null}
     * @param memory what agents remember with, or {@code null}
     * @param secrets what finds the secrets that are not to be kept
     * @param spending what may be spent
     */
    public record Settings(
            int beats,
            int callsPerMinute,
            int tokensPerMinute,
            int retain,
            @Nullable URI deadMan,
            @Nullable AgentMemory memory,
            SecretScanner secrets,
            Spending spending) {}

    /**
     * What a host may spend.
     *
     * @param budget the budget of all agents together
     * @param zone whose days and months budgets are counted by
     * @param prices the host's own prices, or {@code null}
     */
    public record Spending(
            Budget budget, ZoneId zone, @Nullable Prices prices) {}

    /** Makes a host without agents. */
    public Host(HostTime time, Journal journal, Settings settings, List<KairosListener> listeners) {
        this.time = time;
        this.journal = journal;
        this.settings = settings;
        this.writer = new FactWriter(settings.secrets());
        this.listeners = new Listeners(listeners);
        this.admission = new Admission(settings.beats());
        this.watchdog = new Watchdog(this, settings.deadMan());
        this.controls = new Controls(this);
        Prices own = settings.spending().prices();
        Prices prices = own == null ? PriceTable.standard() : own.or(PriceTable.standard());
        this.meter = new Meter(this::ledger, prices, time.clock());
        if (settings.deadMan() != null || !listeners.isEmpty()) {
            watchdog.start();
        }
    }

    /** Starts an agent; blocks for the journal and the skills. */
    public Agent start(Definition definition, List<Objective> objectives) {
        Cell cell = new Cell(this, definition);
        Cell dead = replace(cell);
        try {
            cell.load();
            for (Objective objective : objectives) {
                if (cell.state().work().find(objective.id()).isEmpty()) {
                    cell.book()
                            .put(new ObjectiveFact.Put(objective), null, Origin.OWNER, Cause.of(Cause.Kind.START, ""));
                }
            }
            SkillLives.start(cell);
        } catch (RuntimeException e) {
            if (dead == null) {
                cells.remove(cell.id(), cell);
            } else {
                cells.replace(cell.id(), cell, dead);
            }
            throw e;
        }
        cell.post(cell::begin);
        return new Handle(cell);
    }

    /** Gives an agent its place, which may be that of one that cannot go on, or {@code null}. */
    private @Nullable Cell replace(Cell cell) {
        Cell other = cells.putIfAbsent(cell.id(), cell);
        if (other == null) {
            return null;
        } else if (!other.isClosed() || !cells.replace(cell.id(), other, cell)) {
            throw new ConfigurationException(
                    "agent '" + cell.id() + "'", List.of("an agent with this id runs already: choose another id"));
        }
        Closing closing = new Closing();
        SkillLives.stop(other, closing);
        if (closing.failure() != null) {
            LoggerFactory.getLogger(Host.class)
                    .warn("a skill of agent '{}' did not stop; it is started anew", cell.id(), closing.failure());
        }
        return other;
    }

    /** The agents that were started. */
    public List<Agent> agents() {
        return cells.values().stream().<Agent>map(Handle::new).toList();
    }

    /**
     * Ends all agents in this process, whatever their skills throw. What is under way goes on at the next start.
     *
     * @throws RuntimeException the first failure of a skill, with the others suppressed
     */
    @Override
    public void close() {
        watchdog.stop();
        Closing closing = new Closing();
        closing.close(this::flush);
        for (Cell cell : cells.values()) {
            closing.close(() -> cell.close("the runtime was closed"));
            SkillLives.stop(cell, closing);
        }
        cells.clear();
        closing.done();
    }

    /** The agents that were started, those that cannot go on among them. */
    Collection<Cell> cells() {
        return cells.values();
    }

    Attribution attribution() {
        return attribution;
    }

    /** The models of an agent for other work than beats: their calls pass the ledger and the brake. */
    ModelBackend metered(Definition definition, Brake brake, Purpose purpose, String work) {
        Charge.Account account = new Charge.Account(
                definition.config().id(), definition.config().rules().budget(), work, "");
        return new Metered(definition.tiers().everyday(), meter, brake, purpose, account);
    }

    /** An embedding model that is paid for by all agents together, and not called once the host is stopped. */
    public EmbeddingModel metered(EmbeddingModel model, Price price) {
        Charge.Account account = new Charge.Account(Controls.STREAM, Budget.NONE, "memory", "");
        return new MeteredEmbeddings(model, price, meter, brake(Controls.STREAM), account);
    }

    /** What looks for gaps in what the verifiers of an agent let through, or {@code null} if nothing does. */
    @Nullable
    SecondLook secondLook(Definition definition, Brake brake) {
        Tier tier = definition.config().claims().secondLook();
        if (tier == null) {
            return null;
        }
        List<ModelBackend> chain = definition.tiers().of(tier);
        ModelBackend model = chain.isEmpty() ? definition.tiers().everyday() : chain.get(0);
        Charge.Account account = new Charge.Account(
                definition.config().id(), definition.config().rules().budget(), "second look", "");
        return new SecondLook(new Metered(model, meter, brake, Purpose.VERIFY, account));
    }

    /** What people see and stop. */
    public Overseer overseer() {
        return new Desk(this);
    }

    Controls controls() {
        return controls;
    }

    Brake brake(AgentId agent) {
        return new Brake(agent, controls.stopped(), time.clock());
    }

    /** Has calls pass the ledger. */
    public Meter meter() {
        return meter;
    }

    /** Whether a budget holds for an agent, so that its calls have to pass the ledger. */
    boolean counts(Definition definition) {
        return !settings.spending().budget().caps().isEmpty()
                || !definition.config().rules().budget().caps().isEmpty();
    }

    /** Opened with the first call that passes it. */
    private synchronized SpendLedger ledger() {
        if (ledger == null) {
            Spending spending = settings.spending();
            SpendLedger.Settings counting = new SpendLedger.Settings(spending.budget(), spending.zone());
            ledger = new SpendLedger(journal, time.clock(), counting, listeners::tell);
        }
        return ledger;
    }

    private synchronized void flush() {
        try {
            if (ledger != null) {
                ledger.flush();
            }
        } catch (JournalException e) {
            LoggerFactory.getLogger(Host.class)
                    .warn("the ledger's last settlements were not written: {}", e.getMessage());
        }
    }

    /** The routes over a set of models, shared by all agents that have the same. */
    Routes routes(Tiers tiers, BiFunction<Meter, Tiers, Routes> make) {
        return routes.computeIfAbsent(tiers, any -> make.apply(meter, tiers));
    }

    ZoneId budgetZone() {
        return settings.spending().zone();
    }

    /** Where notices go. */
    Consumer<Notice> notices() {
        return listeners::tell;
    }

    @Nullable
    Cell cell(AgentId agent) {
        return cells.get(agent);
    }

    HostTime time() {
        return time;
    }

    /** The folders of journal and memory, in which no tool may work. */
    List<Path> ownFolders() {
        List<Path> own = new ArrayList<>(journal.folders());
        AgentMemory memory = settings.memory();
        if (memory != null) {
            own.addAll(memory.store().folders());
        }
        return own;
    }

    Journal journal() {
        return journal;
    }

    FactWriter writer() {
        return writer;
    }

    String owner() {
        return owner;
    }

    Listeners listeners() {
        return listeners;
    }

    Admission admission() {
        return admission;
    }

    Quarantine quarantine() {
        return quarantine;
    }

    /** The tools of a set of skills, shared by all agents that have the same skills. */
    public Toolbox toolbox(List<Skill> skills) {
        return toolboxes.computeIfAbsent(skills, Toolbox::of);
    }

    Gateway gateway(ModelBackend backend) {
        return gateways.computeIfAbsent(backend, any -> new Gateway(settings));
    }

    Prompt prompt(Definition definition) {
        return prompts.get(definition);
    }

    /** A view of the memory for one agent, which keeps it as long as it lives; {@code null} if there is no memory. */
    @Nullable
    Mind mind(Definition definition) {
        AgentMemory memory = settings.memory();
        return memory == null
                ? null
                : new Mind(memory, definition.config().id(), definition.zone(), definition.dream() != null);
    }

    /** What checks that something was kept, or {@code null} if there is no memory. */
    @Nullable
    Verifier memoryKept(AgentId agent) {
        AgentMemory memory = settings.memory();
        return memory == null ? null : Verifiers.memoryKept(memory.store(), agent);
    }

    /** Whether agents have something to remember with. */
    boolean remembers() {
        return settings.memory() != null;
    }

    /** What an agent dreams with, or {@code null} if it does not dream. */
    @Nullable
    DreamRun dreams(Definition definition, Brake brake) {
        AgentMemory memory = settings.memory();
        Dream dream = definition.dream();
        if (memory == null || dream == null) {
            return null;
        }
        AgentId agent = definition.config().id();
        Principal dreamer = Principal.of(agent).writing(dream.outward().shares().toArray(Scope[]::new));
        Place place = new Place(new BrakedStore(memory.store(), brake), dreamer, Scope.agent(agent));
        ModelBackend backend =
                dream.limits().modelTokens() == 0 ? null : metered(definition, brake, Purpose.DREAM, "dream");
        return new DreamRun(
                place,
                dream,
                definition.zone(),
                time.clock(),
                new DreamRun.Means(backend, () -> Lookback.over(journal, agent), review(definition)));
    }

    private static SelfReview review(Definition definition) {
        return new SelfReview(
                definition.sensors().stream().map(Sensor::name).toList(),
                definition.config().toolbox().names());
    }

    long retainFrom(long sequence) {
        return Math.max(0, sequence - settings.retain());
    }
}
