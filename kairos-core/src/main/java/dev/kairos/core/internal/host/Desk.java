package dev.kairos.core.internal.host;

import dev.kairos.api.AgentId;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.model.Tier;
import dev.kairos.api.oversight.Answer;
import dev.kairos.api.oversight.Approval;
import dev.kairos.api.oversight.Overseer;
import dev.kairos.api.oversight.Person;
import dev.kairos.api.oversight.Resolution;
import dev.kairos.api.oversight.SpendReport;
import dev.kairos.core.internal.audit.AuditTrail;
import dev.kairos.core.internal.audit.Explanation;
import dev.kairos.core.internal.audit.Spending;
import dev.kairos.core.internal.state.AgentState;
import dev.kairos.core.internal.state.Asking;
import dev.kairos.core.internal.state.BeatState;
import dev.kairos.core.internal.state.Supervision;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The overseer of a host: views of the journal, and the switches. */
record Desk(Host host) implements Overseer {

    @Override
    public List<Approval> pending() {
        return host.cells().stream()
                .flatMap(cell -> cell.book().peek().supervision().approvals().all().stream())
                .map(Asking::approval)
                .filter(Approval::isPending)
                .sorted(Comparator.comparing(
                                (Approval approval) -> approval.ask().at())
                        .thenComparing(Approval::id))
                .toList();
    }

    @Override
    public Optional<Approval> approval(String id) {
        return new Answers(host).find(id).map(Asking::approval);
    }

    @Override
    public Optional<Approval> show(String id, Person person) {
        return new Answers(host).show(id, person);
    }

    @Override
    public Resolution resolve(String id, Answer answer, Person person, String digest) {
        return new Answers(host).resolve(id, answer, person, digest);
    }

    @Override
    public List<Standing> standing() {
        return host.cells().stream()
                .map(this::standing)
                .sorted(Comparator.comparing(Standing::agent))
                .toList();
    }

    private Standing standing(Cell cell) {
        AgentState state = cell.book().peek();
        Supervision is = state.supervision();
        BeatState beat = state.beat();
        Supervision.Capped capped = is.capped(host.time().now(), state.config());
        return new Standing(
                cell.id(),
                host.controls().stopped().get() ? Mode.STOPPED : is.mode(),
                beat == null ? null : beat.id(),
                cell.brake().running().stream().map(Begun::what).toList(),
                is.approvals().in(Approval.State.PENDING).size(),
                cell.alarm().wakeAt(),
                state.tally().spend(),
                capped == null ? null : capped.why());
    }

    @Override
    public List<Entry> timeline(AgentId agent, long after, int limit) {
        return host.journal().read(agent, after, limit);
    }

    @Override
    public List<String> why(AgentId agent, Instant at) {
        return Explanation.of(host.journal(), agent, at);
    }

    @Override
    public void pause(AgentId agent, Person person, String reason) {
        host.controls().pause(agent, person, reason);
    }

    @Override
    public void resume(AgentId agent, Person person, String reason) {
        host.controls().resume(agent, person, reason);
    }

    @Override
    public List<Begun> stop(AgentId agent, Person person, String reason) {
        return host.controls().stop(agent, person, reason);
    }

    @Override
    public List<Begun> stopAll(Person person, String reason) {
        return host.controls().stopAll(person, reason);
    }

    @Override
    public void releaseAll(Person person, String reason) {
        host.controls().releaseAll(person, reason);
    }

    @Override
    public boolean isStopped() {
        return host.controls().stopped().get();
    }

    @Override
    public SpendReport spend() {
        Map<String, Tier> tiers = new HashMap<>();
        for (Cell cell : host.cells()) {
            cell.definition()
                    .tiers()
                    .models()
                    .forEach((tier, models) -> models.forEach(
                            model -> tiers.putIfAbsent(model.profile().name(), tier)));
        }
        return new Spending(host.journal(), tiers, host.budgetZone())
                .report(host.time().now());
    }

    @Override
    public void export(Set<AgentId> agents, Appendable out) throws IOException {
        Set<AgentId> whose = agents.isEmpty() ? host.journal().agents() : agents;
        new AuditTrail(out).write(host.journal(), new TreeSet<>(whose));
    }
}
