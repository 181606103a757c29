package dev.kairos.core.internal.host;

import dev.kairos.api.AgentId;
import dev.kairos.api.ConfigurationException;
import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.AgentStatus;
import dev.kairos.api.agent.AgentStatus.Phase;
import dev.kairos.api.agent.NoAnswerException;
import dev.kairos.api.agent.Objectives;
import dev.kairos.api.dream.Dreaming;
import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Event;
import dev.kairos.api.event.Message;
import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.api.journal.Receipt;
import dev.kairos.api.memory.ErasureReport;
import dev.kairos.api.skill.Skill;
import dev.kairos.core.internal.beat.Framing;
import dev.kairos.core.internal.beat.Label;
import dev.kairos.core.internal.fact.InboxFact;
import dev.kairos.core.internal.state.AgentState;
import dev.kairos.core.internal.state.BeatState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An agent as its host holds it: bounds what comes in and hands it to the cell. */
record Handle(Cell cell) implements Agent {

    private static final int MOST_TEXT = 64 << 10;
    private static final Duration GRACE = Duration.ofMinutes(1);

    @Override
    public AgentId id() {
        return cell.id();
    }

    @Override
    public AgentStatus status() {
        AgentState state = cell.state();
        Instant wakeAt = cell.alarm().wakeAt();
        return new AgentStatus(
                id(),
                phase(state, wakeAt),
                state.pace().ended(),
                state.pace().outcome(),
                wakeAt,
                state.inbox().size(),
                quarantined(),
                state.tally());
    }

    private List<String> quarantined() {
        Instant now = cell.time().now();
        Quarantine quarantine = cell.host().quarantine();
        List<String> names = new ArrayList<>();
        for (Sensor sensor : cell.definition().sensors()) {
            if (quarantine.until(sensor, now) != null) {
                names.add("sensor:" + sensor.name());
            }
        }
        for (Skill skill : cell.definition().config().toolbox().skills()) {
            if (quarantine.holds(skill.name(), now)) {
                names.add("skill:" + skill.name());
            }
        }
        return names;
    }

    private Phase phase(AgentState state, @Nullable Instant wakeAt) {
        Instant limit = cell.time().now().minus(GRACE);
        BeatState beat = state.beat();
        Phase phase = cell.phase();
        if (phase == Phase.RESTING && wakeAt != null && wakeAt.isBefore(limit)) {
            return Phase.LATE;
        }
        Duration longest = cell.definition().config().limits().wallTime();
        if (phase == Phase.WAKING) {
            return waking(longest, limit);
        }
        boolean stalled = phase == Phase.BEATING
                && beat != null
                && beat.begun().plus(longest).isBefore(limit);
        return stalled ? Phase.STALLED : phase;
    }

    /** It may look and remember for as long as that is bounded, and wait for as long as a beat of its own may take. */
    private Phase waking(Duration longest, Instant limit) {
        Instant queued = cell.queuedSince();
        Instant since = cell.wakingSince();
        if (queued != null) {
            return queued.plus(longest).isBefore(limit) ? Phase.LATE : Phase.WAKING;
        }
        int sensors = cell.definition().sensors().size();
        Duration looking = Senses.TIMEOUT.multipliedBy(sensors).plus(Waking.RECALL_TIMEOUT.multipliedBy(2));
        return since != null && since.plus(looking).isBefore(limit) ? Phase.STALLED : Phase.WAKING;
    }

    @Override
    public Objectives objectives() {
        return new CellObjectives(cell);
    }

    @Override
    public Receipt offer(Event event) {
        String text = Framing.cut(event.text(), MOST_TEXT);
        InboxFact.Happened fact = new InboxFact.Happened(event.kind(), text, event.urgency(), event.attributes());
        Cause cause = cause(Cause.Kind.EVENT, event.kind());
        Receipt receipt = cell.book().put(fact, event.key(), event.origin(), cause);
        if (!receipt.duplicate()) {
            boolean wakes = event.urgency() == Event.Urgency.NOW;
            cell.post(() -> cell.arrived(wakes ? cause : null));
        }
        return receipt;
    }

    private Cause cause(Cause.Kind kind, String detail) {
        return cell.host().attribution().cause(kind, detail, id());
    }

    @Override
    public Receipt tell(Message message) {
        return tell(null, message);
    }

    @Override
    public Receipt tell(@Nullable String key, Message message) {
        Message bounded = bounded(message);
        Cause cause = cause(Cause.Kind.MESSAGE, bounded.sender());
        InboxFact.Said fact = new InboxFact.Said(bounded.text(), bounded.sender(), bounded.thread());
        Receipt receipt = cell.book().put(fact, key, message.origin(), cause);
        if (!receipt.duplicate()) {
            cell.post(() -> cell.arrived(cause));
        }
        return receipt;
    }

    @Override
    public CompletableFuture<String> ask(Message message) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Message bounded = bounded(message);
        Cause cause = cause(Cause.Kind.MESSAGE, bounded.sender());
        if (cause.depth() > cell.definition().limits().causeDepth()) {
            String why = "beats have set each other off " + cause.depth() + " times in a row, the last one "
                    + cause.beat() + "; ask from outside of a tool, or allow a greater depth of causes";
            answer.completeExceptionally(new NoAnswerException(id(), why));
            return answer;
        }
        cell.post(() -> {
            if (cell.isClosed()) {
                answer.completeExceptionally(new NoAnswerException(id(), "the agent is closed"));
            } else {
                cell.questions().add(bounded, answer);
                cell.alarm().poke(cause);
            }
        });
        return answer;
    }

    @Override
    public CompletableFuture<ErasureReport> erase(String... episodes) {
        CompletableFuture<ErasureReport> done = new CompletableFuture<>();
        Set<String> ids = Set.of(episodes);
        cell.post(() -> cell.forget(new Forgetting(cell, ids, done)));
        return done;
    }

    /** Threads stay as they are: answers find their way by them. */
    private static Message bounded(Message message) {
        return new Message(
                Framing.cut(message.text(), MOST_TEXT), Label.of(message.sender()), message.thread(), message.origin());
    }

    @Override
    public Dreaming dreaming() {
        CellDreams dreams = cell.dreams();
        if (dreams == null) {
            throw new ConfigurationException(
                    "agent '" + id() + "'", List.of("it does not dream: give it dream(…) and the runtime memory(…)"));
        }
        return new CellDreaming(dreams);
    }

    @Override
    public void wake() {
        Cause cause = cause(Cause.Kind.HOST, "");
        cell.post(() -> cell.alarm().poke(cause));
    }
}
