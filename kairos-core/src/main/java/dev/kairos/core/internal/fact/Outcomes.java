package dev.kairos.core.internal.fact;

import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.verify.Claim;
import dev.kairos.core.internal.json.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outcome of a beat as a tree. */
final class Outcomes {

    private Outcomes() {}

    static Map<String, @Nullable Object> tree(Tree tree, BeatOutcome outcome) {
        Tree with = tree.put("outcome", outcome.kind()).put("summary", outcome.summary());
        return (switch (outcome.kind()) {
                    case QUIET -> with.put("wakeAt", ((BeatOutcome.Quiet) outcome).wakeAt());
                    case ACTED ->
                        claims(with, ((BeatOutcome.Acted) outcome).claims())
                                .put("wakeAt", ((BeatOutcome.Acted) outcome).wakeAt());
                    case NOTIFIED ->
                        claims(with, ((BeatOutcome.Notified) outcome).claims())
                                .put("wakeAt", ((BeatOutcome.Notified) outcome).wakeAt());
                    case SUSPENDED -> with;
                    case FAILED -> with.put("why", ((BeatOutcome.Failed) outcome).failure());
                    case INTERRUPTED -> with.put("why", ((BeatOutcome.Interrupted) outcome).interruption());
                })
                .done();
    }

    static BeatOutcome read(Fields f) {
        String summary = f.text("summary", "");
        Instant wakeAt = f.optInstant("wakeAt");
        return switch (f.choice("outcome", BeatOutcome.Kind.class)) {
            case QUIET -> new BeatOutcome.Quiet(summary, wakeAt);
            case ACTED -> new BeatOutcome.Acted(summary, claims(f), wakeAt);
            case NOTIFIED -> new BeatOutcome.Notified(summary, claims(f), wakeAt);
            case SUSPENDED -> new BeatOutcome.Suspended(summary);
            case FAILED -> new BeatOutcome.Failed(f.choice("why", BeatOutcome.Failure.class), summary);
            case INTERRUPTED -> new BeatOutcome.Interrupted(f.choice("why", BeatOutcome.Interruption.class), summary);
        };
    }

    private static Tree claims(Tree tree, List<Claim> claims) {
        return tree.put(
                "claims",
                claims,
                claim -> Tree.of("kind", claim.kind())
                        .put("details", claim.details())
                        .done());
    }

    private static List<Claim> claims(Fields f) {
        return f.objects("claims", claim -> new Claim(claim.text("kind"), claim.textMap("details")));
    }
}
