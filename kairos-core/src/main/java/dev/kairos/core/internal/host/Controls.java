package dev.kairos.core.internal.host;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.Draft;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.oversight.Notice;
import dev.kairos.api.oversight.Overseer.Begun;
import dev.kairos.api.oversight.Overseer.Mode;
import dev.kairos.api.oversight.Person;
import dev.kairos.core.internal.fact.OversightFact;
import dev.kairos.core.internal.fact.Tree;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Pauses, stops and resumes agents and the whole host. The brakes are pulled first and the journal is written then: nothing
 * begins while that takes, and when the call returns it holds over restarts too.
 */
final class Controls {

    /** The journal of the host's own switch; no agent can have this name. */
    static final AgentId STREAM = AgentId.of("kairos.host");

    private static final String STOPPED = "host.stopped";
    private static final String RELEASED = "host.released";
    private static final int PAGE = 1_000;

    /** How long what runs may take to end once it was interrupted. */
    private static final Duration PATIENCE = Duration.ofMillis(1_700);

    private final Host host;
    private final AtomicBoolean stopped = new AtomicBoolean();

    Controls(Host host) {
        this.host = host;
        load();
    }

    /** The brake of the whole host. */
    AtomicBoolean stopped() {
        return stopped;
    }

    private void load() {
        long last = 0;
        List<Entry> page;
        do {
            page = host.journal().read(STREAM, last, PAGE);
            for (Entry entry : page) {
                last = entry.sequence();
                stopped.set(entry.kind().equals(STOPPED));
            }
        } while (page.size() == PAGE);
    }

    void pause(AgentId agent, Person person, String reason) {
        Cell cell = host.cell(agent);
        if (cell != null) {
            cell.brake().halt();
        }
        write(agent, new OversightFact.Controlled(Mode.PAUSED, person, reason));
    }

    List<Begun> stop(AgentId agent, Person person, String reason) {
        Cell cell = host.cell(agent);
        List<Begun> begun = cell == null ? List.of() : cell.brake().halt();
        if (cell != null) {
            cell.brake().interrupt();
        }
        write(agent, new OversightFact.Controlled(Mode.STOPPED, person, reason));
        return cell == null ? begun : ended(List.of(cell), begun);
    }

    void resume(AgentId agent, Person person, String reason) {
        write(agent, new OversightFact.Controlled(Mode.RUNNING, person, reason));
        Cell cell = host.cell(agent);
        if (cell != null) {
            cell.post(cell::resumed);
        }
    }

    List<Begun> stopAll(Person person, String reason) {
        stopped.set(true);
        Collection<Cell> cells = host.cells();
        List<Begun> begun = new ArrayList<>();
        for (Cell cell : cells) {
            begun.addAll(cell.brake().running());
            cell.brake().interrupt();
        }
        write(STOPPED, person, reason);
        return ended(cells, begun);
    }

    void releaseAll(Person person, String reason) {
        write(RELEASED, person, reason);
        stopped.set(false);
        host.cells().forEach(cell -> cell.post(cell::resumed));
    }

    /** Waits for what was interrupted, a moment. */
    private static List<Begun> ended(Collection<Cell> cells, List<Begun> begun) {
        if (!begun.isEmpty()) {
            Deadline.in(PATIENCE)
                    .until(() -> cells.stream().allMatch(cell -> cell.brake().countOthers() == 0));
        }
        List<Begun> running = new ArrayList<>();
        cells.forEach(cell -> running.addAll(cell.brake().running()));
        return begun.stream()
                .map(one -> running.contains(one) ? one : new Begun(one.agent(), one.what(), one.begun(), true))
                .toList();
    }

    private void write(AgentId agent, OversightFact.Controlled fact) {
        Instant now = host.time().now();
        host.journal()
                .offer(
                        agent,
                        null,
                        host.writer().write(fact, now, Origin.OWNER, null).draft());
        Cell cell = host.cell(agent);
        if (cell != null) {
            cell.post(() -> cell.arrived(null));
        }
        tell(agent, fact.mode().name().toLowerCase(Locale.ROOT), fact.person(), fact.reason(), now);
    }

    private void write(String kind, Person person, String reason) {
        Instant now = host.time().now();
        String payload = Json.write(Tree.of("person", person.name())
                .put("way", person.way())
                .put("reason", host.writer().clean(reason))
                .done());
        host.journal().offer(STREAM, null, new Draft(now, kind, 1, Origin.OWNER, null, payload));
        tell(null, kind, person, reason, now);
    }

    private void tell(@Nullable AgentId agent, String what, Person person, String reason, Instant now) {
        String text = what + " by " + person.name() + " over " + person.way() + (reason.isBlank() ? "" : ": " + reason);
        host.notices().accept(new Notice(Notice.Kind.CONTROL, agent, text, what, now));
    }
}
