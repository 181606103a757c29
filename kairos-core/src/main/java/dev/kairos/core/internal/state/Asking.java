package dev.kairos.core.internal.state;

import dev.kairos.api.oversight.Approval;
import dev.kairos.core.internal.fact.ApprovalTree;
import dev.kairos.core.internal.fact.Tree;
import dev.kairos.core.internal.json.Fields;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An approval with what is kept beside it.
 *
 * @param approval as it stands
 * @param config the digest of the configuration under which it was asked
 * @param allowsOnExpiry whether the action is done if nobody answers
 * @param shownTo who was shown it: names and ways
 * @param answered the entry by which it was answered; 0 for none
 */
public record Asking(Approval approval, String config, boolean allowsOnExpiry, Set<String> shownTo, long answered) {

    Asking with(Approval.State state, String note) {
        Approval a = approval;
        return with(new Approval(a.agent(), a.id(), a.action(), a.ask(), state, note));
    }

    Asking with(Approval changed) {
        return new Asking(changed, config, allowsOnExpiry, shownTo, answered);
    }

    Asking answered(long sequence) {
        return new Asking(approval, config, allowsOnExpiry, shownTo, sequence);
    }

    Asking shown(String person) {
        Set<String> more = new TreeSet<>(shownTo);
        more.add(person);
        return new Asking(approval, config, allowsOnExpiry, Set.copyOf(more), answered);
    }

    Map<String, @Nullable Object> tree() {
        return Tree.of("approval", ApprovalTree.tree(approval))
                .put("config", config)
                .put("allowsOnExpiry", allowsOnExpiry ? true : null)
                .put("shownTo", shownTo.stream().sorted().toList())
                .put("answered", answered)
                .done();
    }

    static Asking read(Fields f) {
        return new Asking(
                ApprovalTree.read(f.object("approval")),
                f.text("config", ""),
                f.flag("allowsOnExpiry", false),
                Set.copyOf(f.texts("shownTo")),
                f.number("answered", 0));
    }
}
