package dev.kairos.core.internal.host;

import dev.kairos.api.agent.Objective;
import dev.kairos.api.dream.Dream;
import dev.kairos.api.dream.DreamReport;
import dev.kairos.api.dream.DreamReport.Outcome;
import dev.kairos.api.dream.DreamTrigger;
import dev.kairos.api.dream.Insight;
import dev.kairos.api.dream.Suggestion;
import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.core.internal.dream.DreamRecord.Row;
import dev.kairos.core.internal.dream.DreamRun;
import dev.kairos.core.internal.dream.DreamRun.Dreamt;
import dev.kairos.core.internal.fact.DreamFact;
import dev.kairos.core.internal.fact.ObjectiveFact;
import dev.kairos.core.internal.state.AgentState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * When an agent dreams, and what becomes of it. A dream runs beside the agent's steps, on a worker thread of its own; one at a
 * time. What is known of past dreams stands in the memory, with their commits.
 */
final class CellDreams {
    private static final int MOST_OBJECTIVE = 2_000;

    private final Cell cell;
    private final Dream dream;
    private final DreamRun run;
    private final ZoneId zone;
    private Instant last;
    private Row row;
    private int episodes;
    private boolean running;
    private @Nullable Instant compacted;

    /** Reads from the memory where the agent's dreams stand; blocks. */
    CellDreams(Cell cell, Dream dream, DreamRun run) {
        this.cell = cell;
        this.dream = dream;
        this.run = run;
        this.zone = cell.definition().zone();
        DreamRun.Standing standing = run.standing(cell.time().now());
        this.last = standing.last();
        this.row = standing.row();
        this.episodes = standing.episodes();
    }

    /** Counts what memory has kept. */
    synchronized void kept(int more) {
        episodes += more;
    }

    /** A beat had to compact its transcript. */
    synchronized void compacted(Instant at) {
        compacted = at;
    }

    /** When the next dream is due, or {@code null}. */
    synchronized @Nullable Instant next() {
        Due due = running || episodes < dream.pace().leastEpisodes() ? null : due();
        return due == null ? null : due.at();
    }

    /** Dreams if a dream is due; a step of the cell. */
    void dreamIfDue(Instant now) {
        Due due;
        synchronized (this) {
            due = running || cell.isHalted() || episodes < dream.pace().leastEpisodes() ? null : due();
        }
        if (due != null && !due.at().isAfter(now)) {
            CompletableFuture<DreamReport> unused = begin(due.trigger(), false);
        }
    }

    /** Dreams, or plans a dream, whether or not one is due. */
    CompletableFuture<DreamReport> begin(String trigger, boolean preview) {
        CompletableFuture<DreamReport> report = new CompletableFuture<>();
        Instant now = cell.time().now();
        Row next;
        synchronized (this) {
            String held = preview ? null : heldBack(now);
            if (held != null) {
                report.complete(run.held(trigger, now, held));
                return report;
            }
            next = new Row(trigger, ofDay(now) + 1, row.barren());
            running |= !preview;
        }
        Callable<Dreamt> call = () -> cell.brake()
                .run("dream", () -> preview ? new Dreamt(run.preview(next, now), Map.of()) : run.dream(next, now));
        Deadline<Dreamt> deadline = new Deadline<>(
                cell.time(), ended -> cell.post(() -> ended(ended, next, now, preview, report)), () -> {});
        cell.time().work().execute(() -> deadline.run(call, dream.pace().wallTime()));
        return report;
    }

    /** Returns to an earlier generation. */
    CompletableFuture<Generation> rollback(long to) {
        return on(() -> run.rollback(to, cell.time().now()));
    }

    /** Makes what is known anew in another store. */
    CompletableFuture<Generation> rebuild(MemoryStore target) {
        return on(() -> run.rebuild(target));
    }

    private CompletableFuture<Generation> on(Callable<Generation> call) {
        CompletableFuture<Generation> made = new CompletableFuture<>();
        cell.time().work().execute(() -> {
            try {
                made.complete(call.call());
            } catch (Exception e) {
                made.completeExceptionally(e);
            }
        });
        return made;
    }

    /** A dream that falls due, and why. */
    private record Due(Instant at, String trigger) {}

    private @Nullable Due due() {
        AgentState state = cell.state();
        DreamTrigger.Pulse pulse = new DreamTrigger.Pulse(last, state.pace().ended(), episodes, compacted, zone);
        Due first = null;
        for (Map.Entry<String, DreamTrigger> trigger : dream.triggers().entrySet()) {
            Instant at = trigger.getValue().due(pulse);
            if (at != null && (first == null || at.isBefore(first.at()))) {
                first = new Due(at, trigger.getKey());
            }
        }
        if (first == null) {
            return null;
        }
        Instant least = row.ofDay() == 0 ? last : last.plus(dream.pace().cooldown());
        Instant at = first.at().isBefore(least) ? least : first.at();
        boolean full = row.ofDay() >= dream.pace().perDay() && isSameDay(at);
        return new Due(full ? tomorrow() : at, first.trigger());
    }

    private @Nullable String heldBack(Instant now) {
        if (running) {
            return "another dream is under way";
        } else if (cell.isHalted()) {
            return "the agent is paused or stopped";
        }
        return ofDay(now) >= dream.pace().perDay()
                ? "it has dreamed " + ofDay(now) + " times today, at most "
                        + dream.pace().perDay()
                : null;
    }

    private int ofDay(Instant now) {
        return isSameDay(now) ? row.ofDay() : 0;
    }

    private boolean isSameDay(Instant at) {
        return at.atZone(zone).toLocalDate().equals(last.atZone(zone).toLocalDate());
    }

    private Instant tomorrow() {
        return last.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }

    private void ended(
            Deadline.Ended<Dreamt> ended,
            Row next,
            Instant now,
            boolean preview,
            CompletableFuture<DreamReport> report) {
        Dreamt made = ended.value();
        if (made == null) {
            String why =
                    ended.late() ? "it took longer than " + dream.pace().wallTime() : String.valueOf(ended.failure());
            LoggerFactory.getLogger(CellDreams.class)
                    .error("agent '{}' could not dream: {}", cell.id(), why, ended.failure());
            made = new Dreamt(run.failed(next.trigger(), now, why), Map.of());
        }
        if (!preview) {
            settle(made, next, now);
        }
        report.complete(made.report());
    }

    private void settle(Dreamt dreamt, Row next, Instant now) {
        DreamReport made = dreamt.report();
        synchronized (this) {
            running = false;
            last = now;
            boolean read = made.span().episodes() > 0;
            boolean kept = made.counts().containsKey(MemoryOp.Kind.ADD);
            row = new Row(next.trigger(), next.ofDay(), read && !kept ? row.barren() + 1 : read ? 0 : row.barren());
            boolean done = made.dream().outcome() == Outcome.COMMITTED;
            episodes = done ? Math.max(0, episodes - made.span().episodes()) : episodes;
        }
        if (!cell.isClosed()) {
            journal(dreamt, next.trigger());
            cell.arrived(null);
            cell.alarm().rearm();
        }
        if (row.barren() >= dream.pace().alarmAfter()) {
            LoggerFactory.getLogger(CellDreams.class)
                    .error(
                            "agent '{}' has dreamed {} times without keeping anything: {}",
                            cell.id(),
                            row.barren(),
                            made.texts().notes());
        }
    }

    private void journal(Dreamt dreamt, String trigger) {
        DreamReport made = dreamt.report();
        Cause cause = Cause.of(Cause.Kind.HOST, "dream " + trigger);
        cell.book().put(entry(made), null, Origin.AGENT, cause);
        for (Insight insight : made.insights()) {
            if (!insight.objective().isBlank()) {
                Origin origin = dreamt.origins().getOrDefault(insight, Origin.UNTRUSTED);
                String id = "dream-" + Integer.toHexString(insight.text().hashCode());
                if (cell.state().work().find(id).isEmpty()) {
                    cell.book()
                            .put(new ObjectiveFact.Put(proposed(id, insight.objective(), origin)), null, origin, cause);
                }
            }
        }
        if (made.dream().outcome() == Outcome.COMMITTED) {
            made.suggestions().forEach(this::suggest);
        }
        cell.host().listeners().tell(cell.id(), made);
    }

    /** What a host does about a suggestion must not take the agent with it. */
    private void suggest(Suggestion suggestion) {
        try {
            dream.outward().suggestions().accept(suggestion);
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(CellDreams.class)
                    .warn("agent '{}': the host failed over a suggestion: {}", cell.id(), suggestion.text(), e);
        }
    }

    private static Objective proposed(String id, String text, Origin origin) {
        return new Objective(
                id,
                text.substring(0, Math.min(MOST_OBJECTIVE, text.length())),
                Objective.State.PROPOSED,
                0,
                null,
                null,
                List.of(),
                origin,
                "",
                null);
    }

    private static DreamFact.Ended entry(DreamReport made) {
        Map<String, String> counts = new TreeMap<>();
        made.counts().forEach((kind, count) -> counts.put(kind.name(), String.valueOf(count)));
        Map<String, Integer> rules = new TreeMap<>();
        made.refused().forEach(refusal -> rules.merge(refusal.rule(), 1, Integer::sum));
        Map<String, String> refused = new TreeMap<>();
        rules.forEach((rule, count) -> refused.put(rule, String.valueOf(count)));
        return new DreamFact.Ended(
                made.dream().outcome().name(),
                made.dream().trigger(),
                made.span().from(),
                made.span().to(),
                made.span().episodes(),
                counts,
                refused,
                made.span().tokensAfter(),
                made.texts().notes());
    }
}
