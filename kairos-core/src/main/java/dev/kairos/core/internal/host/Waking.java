package dev.kairos.core.internal.host;

import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.WakeDecision;
import dev.kairos.core.internal.beat.Context;
import dev.kairos.core.internal.beat.ContextAssembly;
import dev.kairos.core.internal.beat.Prompt;
import dev.kairos.core.internal.beat.Proposal;
import dev.kairos.core.internal.beat.Remembered;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.InboxFact;
import dev.kairos.core.internal.fact.WakeFact;
import dev.kairos.core.internal.state.AgentState;
import dev.kairos.core.internal.state.Inputs;
import dev.kairos.core.internal.state.Supervision;
import dev.kairos.core.internal.time.HostTime.Lane;
import dev.kairos.core.internal.wake.Gate;
import dev.kairos.core.internal.wake.Schedule;
import dev.kairos.core.internal.wake.Slots;
import dev.kairos.core.internal.wake.Wake;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.LoggerFactory;

/** One way from a cause to a beat, or to none: look, decide, be admitted, remember, begin. All methods are steps of the cell. */
final class Waking {

    static final Duration RECALL_TIMEOUT = Duration.ofSeconds(10);

    private final Cell cell;
    private final Definition definition;
    private Set<Cause> taken = Set.of();

    Waking(Cell cell) {
        this.cell = cell;
        this.definition = cell.definition();
    }

    void begin() {
        Senses.look(cell, definition.sensors(), this::sensed);
    }

    private void sensed(Senses.Sensed sensed) {
        Mind mind = cell.mind();
        if (mind == null) {
            decide(sensed, "");
        } else {
            cell.blocking(Lane.WORK, mind::generation, RECALL_TIMEOUT, ended -> decide(sensed, memory(ended)));
        }
    }

    /** What memory stands at; if it cannot say, it counts as unchanged, as a sensor does. */
    private String memory(Deadline.Ended<Long> ended) {
        Long generation = ended.value();
        if (generation != null) {
            return "g" + generation;
        }
        LoggerFactory.getLogger(Waking.class)
                .warn("agent '{}' wakes without a look at its memory", cell.id(), ended.failure());
        return cell.state().seen().getOrDefault(Inputs.MEMORY, "");
    }

    private void decide(Senses.Sensed sensed, String memory) {
        if (cell.isClosed()) {
            return;
        }
        cell.book().catchUp();
        Instant now = cell.time().now();
        Wake wake = wake(sensed, memory, now);
        WakeFact.Decided decided = Gate.decide(cell.state(), wake, definition.limits(), now);
        if (decided.decision() != WakeDecision.Kind.BEAT) {
            decline(wake, decided);
        } else {
            cell.admit(() -> remember(wake, decided));
        }
    }

    private Wake wake(Senses.Sensed sensed, String memory, Instant now) {
        Schedule schedule = NextWake.schedule(cell.state(), definition, now);
        taken = cell.alarm().takeCauses();
        Set<Cause> causes = new LinkedHashSet<>(taken);
        causes.addAll(schedule.causes(cell.state(), now));
        List<BeatFact.Question> asked = cell.questions().waiting();
        asked.forEach(question -> causes.add(Cause.of(Cause.Kind.MESSAGE, question.sender())));
        return new Wake(
                causes.isEmpty() ? List.of(Cause.of(Cause.Kind.HOST, "")) : List.copyOf(causes),
                sensed.readings(),
                sensed.failures(),
                definition.digest(),
                memory,
                schedule,
                asked,
                definition.heartbeat().thinkAtLeastEvery());
    }

    private void decline(Wake wake, WakeFact.Decided decided) {
        if (cell.open()) {
            Proposal proposal = cell.proposal();
            journal(proposal, wake, decided);
            cell.commit(proposal);
            Supervision.Capped capped = cell.state()
                    .supervision()
                    .capped(proposal.now(), cell.state().config());
            if (capped != null) {
                cell.questions().fail(cell.id(), capped.why());
            }
            if (decided.decision() == WakeDecision.Kind.SKIP) {
                cell.alarm().skipped(proposal.now());
            } else {
                cell.alarm().putBack(taken);
            }
            cell.rest(decided.until());
        }
    }

    private void remember(Wake wake, WakeFact.Decided decided) {
        Mind mind = cell.mind();
        if (mind == null) {
            start(wake, decided, Remembered.NOTHING);
            return;
        }
        AgentState state = cell.state();
        int context = definition.config().context().context();
        Wake about = wake.with(cell.questions().together());
        cell.blocking(
                Lane.WORK, () -> mind.before(state, about, context, cell.time().now()), RECALL_TIMEOUT, ended -> {
                    Remembered remembered = ended.value();
                    if (remembered == null) {
                        LoggerFactory.getLogger(Waking.class)
                                .warn("agent '{}' begins a beat without its memory", cell.id(), ended.failure());
                    }
                    start(wake, decided, remembered == null ? Remembered.NOTHING : remembered);
                });
    }

    private void start(Wake gathered, WakeFact.Decided decided, Remembered remembered) {
        if (cell.isClosed()) {
            return;
        } else if (cell.isHalted()) {
            cell.rest(null);
            return;
        } else if (!cell.open()) {
            return;
        }
        Wake wake = gathered.with(cell.questions().together());
        Prompt prompt = cell.host().prompt(definition);
        Proposal proposal = cell.proposal();
        journal(proposal, wake, decided);
        Context context = new ContextAssembly(prompt).assemble(proposal.state(), wake, remembered, proposal.now());
        List<BeatFact.Question> read = cell.questions().read(context.questions());
        proposal.add(started(proposal, wake.with(read), context), context.origin(), wake.cause());
        cell.beat(prompt).proceed(proposal);
    }

    private void journal(Proposal proposal, Wake wake, WakeFact.Decided decided) {
        wake.failures().forEach(proposal::add);
        Slots slots = wake.schedule().slots();
        Slots.Missed missed = slots.missed();
        if (missed != null) {
            proposal.add(new WakeFact.Missed(missed.count(), missed.first(), missed.last()));
        }
        proposal.add(decided, Origin.AGENT, wake.cause());
        cell.alarm().makeUp(slots.due().size() - 1);
    }

    private BeatFact.Started started(Proposal proposal, Wake wake, Context context) {
        AgentState state = proposal.state();
        boolean messages = state.inbox().stream()
                .anyMatch(item -> item.sequence() <= context.upTo() && item.fact() instanceof InboxFact.Said);
        return new BeatFact.Started(
                id(state, proposal.now()),
                definition.digest(),
                context.text(),
                context.sections(),
                Gate.inputs(state, wake, proposal.now()),
                context.upTo(),
                wake.questions(),
                messages || !wake.questions().isEmpty(),
                cell.mind() != null);
    }

    /** Unique also where journals do not last: tools, workspaces and memories outlive them and know beats by their ids. */
    private static String id(AgentState state, Instant now) {
        return "b" + (state.sequence() + 1) + "-" + Long.toString(now.toEpochMilli(), Character.MAX_RADIX);
    }
}
