package dev.kairos.core.internal.audit;

import dev.kairos.api.AgentId;
import dev.kairos.api.heartbeat.WakeDecision;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Journal;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.ClaimFact;
import dev.kairos.core.internal.fact.Fact;
import dev.kairos.core.internal.fact.FactCodec;
import dev.kairos.core.internal.fact.ModelFact;
import dev.kairos.core.internal.fact.OversightFact;
import dev.kairos.core.internal.fact.ToolFact;
import dev.kairos.core.internal.fact.WakeFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells from the journal why an agent acted, or did not: everything from one decision of its gate to the next. */
public final class Explanation {

    private static final int PAGE = 1_000;
    private static final int MOST = 200;

    private Explanation() {}

    /** The explanation of the last wake up to a time. */
    public static List<String> of(Journal journal, AgentId agent, Instant at) {
        List<String> lines = new ArrayList<>();
        boolean begun = false;
        long after = 0;
        List<Entry> page;
        do {
            page = journal.read(agent, after, PAGE);
            for (Entry entry : page) {
                after = entry.sequence();
                Fact fact = FactCodec.fact(entry);
                boolean wakes = fact instanceof WakeFact.Decided;
                if (wakes && entry.time().isAfter(at) && begun) {
                    return lines;
                } else if (wakes && !entry.time().isAfter(at)) {
                    lines.clear();
                    begun = true;
                }
                String line = line(entry, fact);
                if (line != null && lines.size() < MOST) {
                    lines.add(entry.time() + " " + line);
                }
            }
        } while (page.size() == PAGE);
        return lines.isEmpty() ? List.of("nothing is known of '" + agent + "' up to " + at) : lines;
    }

    private static @Nullable String line(Entry entry, Fact fact) {
        return switch (fact.kind()) {
            case WAKE_DECIDED -> decided(entry, (WakeFact.Decided) fact);
            case SENSOR_FAILED -> "could not look: " + ((WakeFact.SensorFailed) fact).sensor();
            case BEAT_STARTED -> "beat " + ((BeatFact.Started) fact).beat() + " began";
            case MODEL_CALLED -> "asked model " + ((ModelFact.Called) fact).model();
            case MODEL_FAILED -> "the model failed: " + ((ModelFact.Failed) fact).reason();
            case TOOL_CALLED -> called((ToolFact.Called) fact);
            case TOOL_RETURNED -> "it returned " + ((ToolFact.Returned) fact).status();
            case BEAT_ESCALATED ->
                "handed to " + ((BeatFact.Escalated) fact).to() + ": " + ((BeatFact.Escalated) fact).why();
            case CLAIMS_CHECKED -> ((ClaimFact.Checked) fact).verification().line();
            case BEAT_ENDED -> ended((BeatFact.Ended) fact);
            default -> fact instanceof OversightFact oversight ? line(oversight) : null;
        };
    }

    private static @Nullable String line(OversightFact fact) {
        return switch (fact.kind()) {
            case CONTROL_CHANGED -> {
                OversightFact.Controlled control = (OversightFact.Controlled) fact;
                yield control.mode().name().toLowerCase(Locale.ROOT) + " by "
                        + control.person().name() + ": " + control.reason();
            }
            case BUDGET_REFUSED -> "no model was called: " + ((OversightFact.Refused) fact).why();
            case ACTION_DECIDED -> {
                OversightFact.Decided decided = (OversightFact.Decided) fact;
                yield "rule '" + decided.rule() + "' said " + decided.decision() + " to " + decided.tool()
                        + (decided.reason().isEmpty() ? "" : ": " + decided.reason());
            }
            case APPROVAL_ASKED ->
                "asked " + ((OversightFact.Asked) fact).approval().ask().to() + ": request "
                        + ((OversightFact.Asked) fact).approval().id();
            case APPROVAL_SHOWN ->
                "request " + ((OversightFact.Shown) fact).id() + " was shown to "
                        + ((OversightFact.Shown) fact).person().name();
            case APPROVAL_ANSWERED ->
                ((OversightFact.Answered) fact).person().name() + " answered "
                        + ((OversightFact.Answered) fact).answer() + " to request "
                        + ((OversightFact.Answered) fact).id();
            case APPROVAL_USED -> "the approved action of request " + ((OversightFact.Used) fact).id() + " began";
            case APPROVAL_CLOSED ->
                "request " + ((OversightFact.Closed) fact).id() + " ended: "
                        + ((OversightFact.Closed) fact)
                                .text()
                                .lines()
                                .findFirst()
                                .orElse("");
            default -> null;
        };
    }

    private static String decided(Entry entry, WakeFact.Decided fact) {
        String why = String.join(", ", fact.reasons());
        String cause = entry.cause() == null ? "" : " by " + entry.cause();
        return fact.decision() == WakeDecision.Kind.BEAT
                ? "woken" + cause + " because: " + why
                : "woken" + cause + ", did nothing (" + fact.decision() + ") because: " + why;
    }

    private static String called(ToolFact.Called fact) {
        String rule = fact.rule().isEmpty() ? "" : " (let through by: " + fact.rule() + ")";
        return "called " + fact.call().tool() + " " + fact.call().arguments() + rule;
    }

    private static String ended(BeatFact.Ended fact) {
        return "beat ended " + fact.outcome().kind() + ": " + fact.outcome().summary();
    }
}
