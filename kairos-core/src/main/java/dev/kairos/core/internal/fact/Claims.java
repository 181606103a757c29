package dev.kairos.core.internal.fact;

import dev.kairos.api.verify.Checked;
import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Finding;
import dev.kairos.api.verify.Review;
import dev.kairos.api.verify.Verdict;
import dev.kairos.api.verify.Verification;
import dev.kairos.core.internal.json.Fields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Claims, what was found of them, and evidence, as trees. */
final class Claims {

    private Claims() {}

    /** Adds a verification; nothing if there is none. */
    static Tree put(Tree tree, @Nullable Verification verification) {
        return verification == null
                ? tree
                : tree.put("claims", verification.checked(), Claims::tree)
                        .put("missing", verification.missing())
                        .put("unclaimed", verification.equals(Verification.NOTHING_CLAIMED) ? true : null);
    }

    /** Reads what {@link #put} has written. */
    static @Nullable Verification read(Fields f) {
        List<Checked> checked = f.objects("claims", Claims::checked);
        List<String> missing = f.texts("missing");
        if (checked.isEmpty() && missing.isEmpty()) {
            return f.flag("unclaimed", false) ? Verification.NOTHING_CLAIMED : null;
        }
        return new Verification(checked, missing);
    }

    private static Map<String, @Nullable Object> tree(Checked checked) {
        return Tree.of("kind", checked.claim().kind())
                .put("details", checked.claim().details())
                .put("verdict", checked.finding().verdict())
                .put("why", checked.finding().why())
                .put("review", tree(checked.finding().review()))
                .done();
    }

    private static @Nullable Map<String, @Nullable Object> tree(@Nullable Review review) {
        return review == null
                ? null
                : ReviewedFiles.tree(review.files())
                        .put("evidence", review.evidence())
                        .put("text", review.text())
                        .done();
    }

    private static @Nullable Review review(@Nullable Fields f) {
        Map<String, String> files = f == null ? Map.of() : ReviewedFiles.read(f);
        return f == null || files.isEmpty() ? null : Review.of(f.text("evidence"), files, f.text("text", ""));
    }

    private static Checked checked(Fields f) {
        Claim claim = new Claim(f.text("kind"), f.textMap("details"));
        Verdict verdict = f.optText("verdict") == null ? Verdict.UNVERIFIED : f.choice("verdict", Verdict.class);
        return new Checked(claim, new Finding(verdict, f.text("why", ""), review(f.optObject("review"))));
    }

    static Tree put(Tree tree, List<Evidence> evidence) {
        return evidence.isEmpty() ? tree : tree.put("evidence", evidence, Claims::tree);
    }

    private static Map<String, @Nullable Object> tree(Evidence evidence) {
        return Tree.of("kind", evidence.kind())
                .put("details", evidence.details())
                .done();
    }

    static List<Evidence> evidence(Fields f) {
        return f.objects("evidence", one -> new Evidence(one.text("kind"), one.textMap("details")));
    }
}
