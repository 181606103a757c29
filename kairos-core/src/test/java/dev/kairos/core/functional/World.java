package dev.kairos.core.functional;

import dev.kairos.api.AgentId;
import dev.kairos.api.agent.Agent;
import dev.kairos.api.agent.KairosListener;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.heartbeat.Reading;
import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.api.heartbeat.WakeDecision;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.oversight.Spend;
import dev.kairos.core.AgentBuilder;
import dev.kairos.core.Kairos;
import dev.kairos.core.KairosBuilder;
import dev.kairos.core.journal.InMemoryJournal;
import dev.kairos.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A host with one agent under virtual time, and all that its listener hears. */
final class World implements KairosListener {

    final List<WakeDecision> wakes = new ArrayList<>();
    final List<BeatOutcome> outcomes = new ArrayList<>();
    VirtualTime time = VirtualTime.startingAt("2026-03-01T08:00:00Z");
    InMemoryJournal journal = InMemoryJournal.create(time);
    String seen = "a";
    int looks;
    Kairos kairos;

    KairosBuilder host(ModelBackend model) {
        return Kairos.builder()
                .model(model)
                .journal(journal)
                .clock(time)
                .timers(time)
                .executor(time)
                .listener(this);
    }

    /** An agent on a host of its own. */
    AgentBuilder agent(ModelBackend model) {
        kairos = host(model).build();
        return kairos.agent("a1");
    }

    /** A sensor that sees {@link #seen}. */
    Sensor sensor() {
        return Sensor.of("world", () -> {
            looks++;
            return Reading.of(seen, "the world is " + seen);
        });
    }

    /** The process dies: nothing of it runs any more, and the journal is opened anew. */
    void crash() {
        journal.close();
        VirtualTime later = VirtualTime.startingAt(time.instant().plusSeconds(1).toString());
        journal = journal.reopen();
        time = later;
    }

    void pass(Duration duration) {
        time.advance(duration);
    }

    List<Entry> entries(Agent agent) {
        return entries(agent.id());
    }

    List<Entry> entries(AgentId agent) {
        return journal.read(agent, 0, 10_000);
    }

    List<String> kinds(Agent agent) {
        return entries(agent).stream().map(Entry::kind).toList();
    }

    BeatOutcome lastOutcome() {
        return outcomes.get(outcomes.size() - 1);
    }

    WakeDecision lastWake() {
        return wakes.get(wakes.size() - 1);
    }

    @Override
    public void onWake(AgentId agent, WakeDecision decision) {
        wakes.add(decision);
    }

    @Override
    public void onBeat(AgentId agent, String beat, BeatOutcome outcome, Spend spend) {
        outcomes.add(outcome);
    }
}
