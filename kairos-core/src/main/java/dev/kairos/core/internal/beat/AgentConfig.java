package dev.kairos.core.internal.beat;

import dev.kairos.api.AgentId;
import dev.kairos.api.heartbeat.Fingerprint;
import dev.kairos.api.model.ModelProfile;
import dev.kairos.api.model.ToolSpec;
import dev.kairos.api.oversight.BeatLimits;
import dev.kairos.api.oversight.ContextLimits;
import dev.kairos.api.skill.Skill;
import dev.kairos.core.internal.oversight.Rules;
import dev.kairos.core.internal.state.Inputs;
import java.util.ArrayList;
import java.util.List;

/**
 * What a beat must know of its agent.
 *
 * @param id its name
 * @param charter what it is for, in the owner's words
 * @param toolbox its tools
 * @param model the model that it thinks with
 * @param limits the limits of a beat
 * @param context the limits of a prompt
 * @param rules what was said about its actions
 * @param routes the models of its tiers
 * @param claims how its claims are checked
 */
public record AgentConfig(
        AgentId id,
        String charter,
        Toolbox toolbox,
        ModelProfile model,
        BeatLimits limits,
        ContextLimits context,
        Rules rules,
        Routes routes,
        ClaimRules claims) {

    /**
     * A digest of all that a model is told and may call, and of the limits it works under; agents that are configured alike
     * share it.
     */
    public String digest() {
        List<String> parts = new ArrayList<>(List.of(charter, model.name()));
        for (long limit : new long[] {
            limits.steps(),
            limits.tokens(),
            limits.wallTime().toMillis(),
            limits.repetitions(),
            limits.toolOutput(),
            context.context(),
            context.transcript(),
            context.reply()
        }) {
            parts.add(Long.toString(limit));
        }
        if (claims.verifies()) {
            parts.add(Integer.toString(claims.corrections()));
            parts.addAll(claims.kinds());
        }
        for (ToolSpec tool :
                toolbox.specs(toolbox.skills().stream().map(Skill::name).toList())) {
            parts.addAll(List.of(tool.name(), tool.description(), tool.schema()));
        }
        parts.addAll(rules.describe());
        parts.addAll(routes.describe());
        return Inputs.shared(Fingerprint.of(parts.toArray(String[]::new)));
    }
}
