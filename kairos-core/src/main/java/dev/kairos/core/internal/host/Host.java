package dev.kairos.core.internal.host;

import dev.kairos.api.AgentId;
import dev.kairos.api.ConfigurationException;
import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.KairosListener;
import dev.kairos.api.agent.Objective;
import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.memory.AgentMemory;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.oversight.SecretScanner;
import dev.kairos.api.skill.Skill;
import dev.kairos.core.internal.beat.Prompt;
import dev.kairos.core.internal.beat.Toolbox;
import dev.kairos.core.internal.fact.FactWriter;
import dev.kairos.core.internal.fact.ObjectiveFact;
import dev.kairos.core.internal.time.HostTime;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

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
    private final String owner = UUID.randomUUID().toString();
    private final Map<AgentId, Cell> cells = new ConcurrentHashMap<>();
    private final Map<ModelBackend, Gateway> gateways = new ConcurrentHashMap<>();
    private final Quarantine quarantine = new Quarantine();
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
     */
    public record Settings(
            int beats,
            int callsPerMinute,
            int tokensPerMinute,
            int retain,
            @Nullable URI deadMan,
            @Nullable AgentMemory memory,
            SecretScanner secrets) {}

    /** Makes a host without agents. */
    public Host(HostTime time, Journal journal, Settings settings, List<KairosListener> listeners) {
        this.time = time;
        this.journal = journal;
        this.settings = settings;
        this.writer = new FactWriter(settings.secrets());
        this.listeners = new Listeners(listeners);
        this.admission = new Admission(settings.beats());
        this.watchdog = new Watchdog(this, settings.deadMan());
        if (settings.deadMan() != null || !listeners.isEmpty()) {
            watchdog.start();
        }
    }

    /** Starts an agent; blocks for the journal and the skills. */
    public Agent start(Definition definition, List<Objective> objectives) {
        Cell cell = new Cell(this, definition);
        if (cells.putIfAbsent(cell.id(), cell) != null) {
            throw new ConfigurationException(
                    "agent '" + cell.id() + "'", List.of("an agent with this id runs already: choose another id"));
        }
        try {
            cell.load();
            for (Objective objective : objectives) {
                if (cell.state().work().find(objective.id()).isEmpty()) {
                    cell.put(new ObjectiveFact.Put(objective), null, Origin.OWNER, Cause.of(Cause.Kind.START, ""));
                }
            }
            startSkills(cell);
        } catch (RuntimeException e) {
            cells.remove(cell.id());
            throw e;
        }
        cell.post(cell::begin);
        return new Handle(cell);
    }

    private static void startSkills(Cell cell) {
        for (Skill skill : cell.definition().config().toolbox().skills()) {
            try {
                skill.start(new CellContext(cell));
            } catch (Exception e) {
                throw new ConfigurationException(
                        "agent '" + cell.id() + "'", List.of("skill '" + skill.name() + "' did not start: " + e));
            }
        }
    }

    /** The agents that were started. */
    public List<Agent> agents() {
        return cells.values().stream().<Agent>map(Handle::new).toList();
    }

    /** Ends all agents in this process. What is under way goes on at the next start. */
    @Override
    public void close() {
        watchdog.stop();
        for (Cell cell : cells.values()) {
            cell.close("the runtime was closed");
            cell.definition().config().toolbox().skills().forEach(skill -> skill.stop(new CellContext(cell)));
        }
        cells.clear();
    }

    HostTime time() {
        return time;
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

    /** The memory of an agent, or {@code null} if there is none. */
    @Nullable
    Mind mind(Definition definition) {
        AgentMemory memory = settings.memory();
        return memory == null ? null : new Mind(memory, definition.config().id(), definition.zone());
    }

    long retainFrom(long sequence) {
        return Math.max(0, sequence - settings.retain());
    }
}
