package dev.kairos.core.internal.host;

import dev.kairos.api.AgentId;
import dev.kairos.api.agent.Objective;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.verify.Evidence;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.Fact;
import dev.kairos.core.internal.fact.FactCodec;
import dev.kairos.core.internal.fact.ObjectiveFact;
import dev.kairos.core.internal.fact.ToolFact;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Reads from the journal what an agent's tools recorded of what they did. Its methods block. */
final class Receipts {

    /** How many of the latest entries are looked at: what is older proves nothing. */
    static final int WINDOW = 5_000;

    private static final int PAGE = 256;

    private final Journal journal;
    private final AgentId agent;
    private final long upTo;

    /** Reads up to an entry. */
    Receipts(Journal journal, AgentId agent, long upTo) {
        this.journal = journal;
        this.agent = agent;
        this.upTo = upTo;
    }

    /** All that is in the window, oldest first. */
    List<Evidence> all() {
        return since(entry -> false);
    }

    /** What was recorded since the last beat that completed; attempts at the same work that did not complete count. */
    List<Evidence> ofBeat() {
        return since(Receipts::isCompletion);
    }

    /** What was recorded since an objective was given, or was last done. */
    List<Evidence> of(String objective) {
        return since(entry -> isBeginning(entry, objective));
    }

    private List<Evidence> since(Predicate<Entry> isBoundary) {
        List<Evidence> found = new ArrayList<>();
        Acceptances acceptances = new Acceptances();
        long after = Math.max(0, upTo - WINDOW);
        List<Entry> page;
        do {
            page = journal.read(agent, after, PAGE);
            for (Entry entry : page) {
                after = entry.sequence();
                acceptances.read(entry);
                if (isBoundary.test(entry)) {
                    found.clear();
                } else if (isKind(entry, Fact.Kind.TOOL_RETURNED)
                        && entry.payload().contains("\"evidence\"")
                        && FactCodec.fact(entry) instanceof ToolFact.Returned returned) {
                    found.addAll(returned.evidence());
                }
            }
        } while (page.size() == PAGE && after < upTo);
        found.addAll(acceptances.found());
        return found;
    }

    static boolean isKind(Entry entry, Fact.Kind kind) {
        return entry.kind().equals(kind.label());
    }

    private static boolean isCompletion(Entry entry) {
        if (!isKind(entry, Fact.Kind.BEAT_ENDED) || !(FactCodec.fact(entry) instanceof BeatFact.Ended ended)) {
            return false;
        }
        return switch (ended.outcome().kind()) {
            case QUIET, ACTED, NOTIFIED -> true;
            case SUSPENDED, FAILED, INTERRUPTED -> false;
        };
    }

    private static boolean isBeginning(Entry entry, String objective) {
        if (isKind(entry, Fact.Kind.OBJECTIVE_PUT)) {
            return FactCodec.fact(entry) instanceof ObjectiveFact.Put put
                    && put.objective().id().equals(objective);
        }
        return isKind(entry, Fact.Kind.OBJECTIVE_MOVED)
                && FactCodec.fact(entry) instanceof ObjectiveFact.Moved moved
                && moved.id().equals(objective)
                && (moved.state() == Objective.State.DONE || moved.due() != null);
    }
}
