package dev.kairos.core.internal.dream;

import dev.kairos.api.dream.DreamContext;
import dev.kairos.api.dream.Insight;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.memory.Statement.Grounds;
import dev.kairos.api.memory.Statement.Kind;
import dev.kairos.api.memory.Statement.Validity;
import java.util.List;

/** Makes memories of insights: what is told in the next brief passes the same gates as everything else. */
final class InsightMemory {
    private InsightMemory() {}

    static MemoryOp.Add of(Insight insight, DreamContext context, Grounding grounding) {
        Origin least = Origin.OWNER;
        for (Source source : insight.sources()) {
            Grounding.Ground ground = grounding.find(source);
            least = ground == null ? Origin.UNTRUSTED : least.least(ground.origin());
        }
        Kind kind = insight.kind() == Insight.Kind.PROCEDURE ? Kind.PROCEDURE : Kind.INSIGHT;
        Statement statement = new Statement(
                kind,
                insight.text(),
                null,
                new Validity(context.now().toInstant(), null),
                new Grounds(insight.sources(), List.of()),
                least.least(Origin.AGENT),
                insight.weight());
        Source first = insight.sources().get(0);
        String id = "insight-" + first.sha256().substring(0, 8) + "-"
                + Integer.toHexString(insight.text().hashCode());
        return new MemoryOp.Add(id, statement, insight.kind().name());
    }
}
