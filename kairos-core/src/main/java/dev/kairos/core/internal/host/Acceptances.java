package dev.kairos.core.internal.host;

import dev.kairos.api.journal.Entry;
import dev.kairos.api.oversight.Answer;
import dev.kairos.api.oversight.Approval;
import dev.kairos.api.verify.Evidence;
import dev.kairos.core.internal.fact.Fact;
import dev.kairos.core.internal.fact.FactCodec;
import dev.kairos.core.internal.fact.OversightFact;
import dev.kairos.core.internal.fact.ReviewedFiles;
import dev.kairos.core.internal.oversight.Actions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people have accepted of changed files, as the journal tells it: unlike a receipt it holds for every beat and objective. */
final class Acceptances {

    private final Map<String, Approval> asked = new HashMap<>();
    private final Map<String, String> people = new HashMap<>();
    private final List<Evidence> found = new ArrayList<>();

    void read(Entry entry) {
        if (Receipts.isKind(entry, Fact.Kind.APPROVAL_ASKED)
                && FactCodec.fact(entry) instanceof OversightFact.Asked fact
                && Actions.isReview(fact.approval())) {
            asked.put(fact.approval().id(), fact.approval());
        } else if (!asked.isEmpty()
                && Receipts.isKind(entry, Fact.Kind.APPROVAL_ANSWERED)
                && FactCodec.fact(entry) instanceof OversightFact.Answered fact) {
            answered(fact);
        } else if (!asked.isEmpty()
                && Receipts.isKind(entry, Fact.Kind.APPROVAL_CLOSED)
                && FactCodec.fact(entry) instanceof OversightFact.Closed fact) {
            Approval approval = asked.remove(fact.id());
            if (approval != null && fact.state() == Approval.State.DONE) {
                add(approval, people.getOrDefault(fact.id(), ""));
            }
        }
    }

    /** The first yes was taken, or the approval does not end as done. */
    private void answered(OversightFact.Answered fact) {
        Approval approval = asked.get(fact.id());
        if (approval != null
                && fact.answer() == Answer.Kind.APPROVE
                && fact.digest().equals(approval.action().digest())) {
            people.putIfAbsent(fact.id(), fact.person().name());
        }
    }

    private void add(Approval approval, String by) {
        ReviewedFiles.of(approval.action().arguments())
                .forEach((path, sha256) -> found.add(
                        new Evidence(approval.action().tool(), Map.of("path", path, "sha256", sha256, "person", by))));
    }

    List<Evidence> found() {
        return found;
    }
}
