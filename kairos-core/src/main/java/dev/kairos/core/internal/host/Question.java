package dev.kairos.core.internal.host;

import dev.kairos.api.event.Origin;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.oversight.Approval;
import dev.kairos.api.oversight.Decision;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.core.internal.beat.Asks;
import dev.kairos.core.internal.beat.Framing;
import dev.kairos.core.internal.beat.Intent;
import dev.kairos.core.internal.beat.Proposal;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.OversightFact;
import dev.kairos.core.internal.oversight.Actions;
import dev.kairos.core.internal.state.BeatState;
import dev.kairos.core.internal.time.HostTime.Lane;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks a person about a call and ends the beat; the same call is not asked about twice. All methods are steps of the cell. */
final class Question {

    static final Duration BINDING_TIMEOUT = Duration.ofSeconds(10);

    private static final int SHOWN = 300;

    private final Cell cell;
    private final Definition definition;

    Question(Cell cell, Definition definition) {
        this.cell = cell;
        this.definition = definition;
    }

    void ask(Intent.AskPerson intent, Consumer<Proposal> proceed) {
        if (intent.job().tool().binding() == null) {
            proceed.accept(asked(intent, ""));
            return;
        }
        cell.blocking(
                Lane.WORK,
                () -> cell.brake()
                        .run(
                                "binding of " + intent.call().tool(),
                                () -> intent.job().binding()),
                BINDING_TIMEOUT,
                ended -> {
                    String binding = ended.value();
                    if (!cell.isClosed()) {
                        proceed.accept(binding == null ? unbound(intent, ended.failure()) : asked(intent, binding));
                    }
                });
    }

    private Proposal asked(Intent.AskPerson intent, String binding) {
        Proposal proposal = cell.proposal();
        BeatState beat = Objects.requireNonNull(proposal.state().beat());
        Approval.Exact exact = Actions.exact(
                definition.config().id(),
                intent.job().tool(),
                Actions.canonical(intent.call().arguments()),
                Framing.cut(binding, 4_000));
        String why = Asks.whyNot(proposal, exact);
        if (why != null) {
            return refused(proposal, intent, why);
        }
        OversightFact.Asked asked = Asks.call(definition.config(), proposal, beat, intent, exact);
        Origin origin = Origin.AGENT.least(beat.origin());
        proposal.add(decided(intent, Decision.Kind.ASK, ""));
        proposal.add(asked, origin, null);
        String what = intent.call().tool() + " " + Framing.cut(exact.arguments(), SHOWN);
        String summary = "asked " + intent.ask().to() + " whether it may call " + what;
        proposal.add(new BeatFact.Ended(beat.id(), new BeatOutcome.Suspended(summary)), origin, null);
        return proposal;
    }

    private Proposal unbound(Intent.AskPerson intent, @Nullable Throwable failure) {
        return refused(cell.proposal(), intent, "what the call depends on could not be told: " + failure);
    }

    private Proposal refused(Proposal proposal, Intent.AskPerson intent, String why) {
        proposal.add(decided(intent, Decision.Kind.DENY, why));
        ToolResult result = new ToolResult(ToolResult.Status.REFUSED, why, Origin.AGENT);
        return proposal.add(ToolOutput.fact(intent.beat(), intent.call().id(), result, Map.of()));
    }

    private static OversightFact.Decided decided(Intent.AskPerson intent, Decision.Kind kind, String reason) {
        return new OversightFact.Decided(
                intent.beat(),
                intent.call().id(),
                intent.call().tool(),
                kind,
                intent.ask().rule(),
                reason);
    }
}
