package dev.kairos.core.internal.fact;

import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.core.internal.json.Fields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outcome of a beat as a tree. */
final class Outcomes {

    private Outcomes() {}

    static Map<String, @Nullable Object> tree(Tree tree, BeatOutcome outcome) {
        Tree with = Claims.put(
                tree.put("outcome", outcome.kind()).put("summary", outcome.summary()), outcome.verification());
        return (switch (outcome.kind()) {
                    case QUIET -> with.put("wakeAt", ((BeatOutcome.Quiet) outcome).wakeAt());
                    case ACTED -> with.put("wakeAt", ((BeatOutcome.Acted) outcome).wakeAt());
                    case NOTIFIED -> with.put("wakeAt", ((BeatOutcome.Notified) outcome).wakeAt());
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
            case ACTED -> new BeatOutcome.Acted(summary, Claims.read(f), wakeAt);
            case NOTIFIED -> new BeatOutcome.Notified(summary, Claims.read(f), wakeAt);
            case SUSPENDED -> new BeatOutcome.Suspended(summary);
            case FAILED -> new BeatOutcome.Failed(f.choice("why", BeatOutcome.Failure.class), summary);
            case INTERRUPTED -> new BeatOutcome.Interrupted(f.choice("why", BeatOutcome.Interruption.class), summary);
        };
    }
}
