package dev.kairos.core.internal.state;

import dev.kairos.api.Money;
import dev.kairos.api.agent.AgentStatus.Tally;
import dev.kairos.api.event.Cause;
import dev.kairos.api.event.Event;
import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.oversight.Action.Past;
import dev.kairos.api.oversight.Answer;
import dev.kairos.api.oversight.Approval;
import dev.kairos.api.oversight.Spend;
import dev.kairos.api.skill.Effect;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.InboxFact;
import dev.kairos.core.internal.fact.ObjectiveFact;
import dev.kairos.core.internal.fact.OversightFact;
import dev.kairos.core.internal.fact.ToolFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How an agent's state follows what people, policies and budgets decide. */
final class Supervising {

    private Supervising() {}

    static AgentState after(AgentState s, OversightFact fact, Entry entry) {
        Supervision is = s.supervision();
        return switch (fact.kind()) {
            case CONTROL_CHANGED -> controlled(s, (OversightFact.Controlled) fact);
            case BUDGET_REFUSED -> refused(s, (OversightFact.Refused) fact);
            case APPROVAL_ASKED -> s.with(is.with(is.approvals().asked((OversightFact.Asked) fact)));
            case APPROVAL_SHOWN -> s.with(is.with(is.approvals().shown((OversightFact.Shown) fact)));
            case APPROVAL_ANSWERED -> answered(s, (OversightFact.Answered) fact, entry);
            case APPROVAL_USED -> s.with(is.with(is.approvals().used((OversightFact.Used) fact)));
            case APPROVAL_CLOSED -> closed(s, (OversightFact.Closed) fact, entry);
            case FILES_TAINTED -> s.with(is.with(is.trust().files(((OversightFact.Tainted) fact).paths())));
            default -> s;
        };
    }

    private static AgentState controlled(AgentState s, OversightFact.Controlled fact) {
        String why = fact.person().name() + " over " + fact.person().way()
                + (fact.reason().isBlank() ? "" : ": " + fact.reason());
        return s.with(s.supervision().with(fact.mode(), why));
    }

    /** The call was not made: it leaves the counts. */
    private static AgentState refused(AgentState s, OversightFact.Refused fact) {
        BeatState beat = s.beat();
        Open.Call call = beat == null || !beat.id().equals(fact.beat())
                ? null
                : beat.open().model();
        AgentState counted = call == null ? s : s.with(without(s.tally(), call));
        Instant until = fact.until();
        return until == null
                ? counted
                : counted.with(s.supervision().with(new Supervision.Capped(fact.why(), until, s.config())));
    }

    private static Tally without(Tally t, Open.Call call) {
        Spend spend = t.spend();
        Money cost = new Money(spend.cost().micros() - call.micros());
        return new Tally(
                t.wakes(), t.skips(), t.beats(), t.failures(), new Spend(spend.calls() - 1, spend.usage(), cost));
    }

    /** A no, and the answer to a question, are told at once; a yes is told with what came of it. */
    private static AgentState answered(AgentState s, OversightFact.Answered fact, Entry entry) {
        Supervision is = s.supervision();
        Approvals next = is.approvals().answered(fact, entry.sequence(), entry.time());
        AgentState changed = s.with(is.with(next));
        Asking asking = next.find(fact.id()).orElse(null);
        if (asking == null || asking.answered() != entry.sequence()) {
            return s;
        } else if (fact.answer() == Answer.Kind.DENY || fact.answer() == Answer.Kind.REPLY) {
            String told = asking.approval().note() + (fact.answer() == Answer.Kind.REPLY ? ": " + fact.text() : "");
            return told(changed, asking.approval(), told, entry);
        }
        return changed;
    }

    private static AgentState closed(AgentState s, OversightFact.Closed fact, Entry entry) {
        Supervision is = s.supervision();
        Asking asking = is.approvals().find(fact.id()).orElse(null);
        Approvals next = is.approvals().closed(fact);
        AgentState changed = s.with(is.with(next));
        return asking == null || next.equals(is.approvals())
                ? changed
                : told(changed, asking.approval(), fact.text(), entry);
    }

    private static AgentState told(AgentState s, Approval approval, String what, Entry entry) {
        Approval.Exact action = approval.action();
        String text = "Your request " + approval.id() + " of beat "
                + approval.ask().beat()
                + (action.tool().isEmpty() ? "" : " to call " + action.tool() + " " + action.arguments())
                + ": " + what
                + (approval.ask().excerpt().isEmpty()
                        ? ""
                        : "\n\nWhat that beat was about:\n" + approval.ask().excerpt());
        InboxFact.Happened event =
                new InboxFact.Happened("approval.answered", text, Event.Urgency.NOW, Map.of("approval", approval.id()));
        Origin origin = entry.origin().least(approval.ask().origin());
        List<Waiting> inbox = new ArrayList<>(s.inbox());
        inbox.add(new Waiting(
                entry.sequence(), entry.time(), origin, Cause.of(Cause.Kind.APPROVAL, approval.id()), event));
        return s.with(inbox);
    }

    /** Remembers what a policy let through, for its rates. */
    static AgentState called(AgentState s, BeatFact fact, Instant time) {
        if (fact instanceof ToolFact.Called call && !call.rule().isEmpty() && call.effect() != Effect.READ) {
            return s.with(s.supervision().passed(new Past(call.call().tool(), call.effect(), time)));
        }
        return s;
    }

    static AgentState objective(AgentState s, ObjectiveFact fact, Origin origin) {
        Supervision is = s.supervision();
        String id = fact instanceof ObjectiveFact.Put put ? put.objective().id() : ((ObjectiveFact.Moved) fact).id();
        boolean tainted = fact instanceof ObjectiveFact.Moved && origin == Origin.UNTRUSTED;
        return is.trust().notes().contains(id) == tainted
                ? s
                : s.with(is.with(is.trust().note(id, tainted)));
    }

    static AgentState completed(AgentState s) {
        Supervision is = s.supervision();
        return is.trust().unfinished() == Origin.AGENT
                ? s
                : s.with(is.with(is.trust().unfinished(Origin.AGENT)));
    }

    static AgentState brokenOff(AgentState s, Origin origin) {
        Supervision is = s.supervision();
        Origin least = is.trust().unfinished().least(origin);
        return is.trust().unfinished() == least ? s : s.with(is.with(is.trust().unfinished(least)));
    }
}
