package dev.kairos.core.internal.fact;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.oversight.Approval;
import dev.kairos.api.skill.Effect;
import dev.kairos.core.internal.json.Fields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An approval as a tree. */
public final class ApprovalTree {

    private ApprovalTree() {}

    /** Writes it. */
    public static Map<String, @Nullable Object> tree(Approval approval) {
        Approval.Asked ask = approval.ask();
        return Tree.of("id", approval.id())
                .put("agent", approval.agent().value())
                .put("action", tree(approval.action()))
                .put("beat", ask.beat())
                .put("rule", ask.rule())
                .put("to", ask.to())
                .put("origin", ask.origin())
                .put("excerpt", ask.excerpt())
                .put("at", ask.at())
                .put("expires", ask.expires())
                .put("state", approval.state())
                .put("note", approval.note())
                .done();
    }

    /** Reads it. */
    public static Approval read(Fields f) {
        return new Approval(
                AgentId.of(f.text("agent")),
                f.text("id"),
                exact(f.object("action")),
                new Approval.Asked(
                        f.text("beat"),
                        f.text("rule", ""),
                        f.text("to", ""),
                        f.choice("origin", Origin.class),
                        f.text("excerpt", ""),
                        f.instant("at"),
                        f.optInstant("expires")),
                f.choice("state", Approval.State.class),
                f.text("note", ""));
    }

    static Map<String, @Nullable Object> tree(Approval.Exact exact) {
        return Tree.of("tool", exact.tool())
                .put("effect", exact.effect())
                .put("arguments", exact.arguments())
                .put("binding", exact.binding())
                .put("digest", exact.digest())
                .done();
    }

    static Approval.Exact exact(Fields f) {
        return new Approval.Exact(
                f.text("tool", ""),
                f.choice("effect", Effect.class),
                f.text("arguments", "{}"),
                f.text("binding", ""),
                f.text("digest"));
    }
}
