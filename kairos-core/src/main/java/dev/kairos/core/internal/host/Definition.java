package dev.kairos.core.internal.host;

import dev.kairos.api.dream.Dream;
import dev.kairos.api.heartbeat.Heartbeat;
import dev.kairos.api.heartbeat.Sensor;
import dev.kairos.api.heartbeat.WakeLimits;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.model.Tiers;
import dev.kairos.core.internal.beat.AgentConfig;
import dev.kairos.core.verify.VerificationGate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agent as its host has built it.
 *
 * @param config what its beats must know
 * @param digest of all that its model is told and may call
 * @param tiers the models
 * @param heartbeat when it wakes by itself
 * @param limits how often it may wake
 * @param sensors what it looks at before each wake is decided
 * @param zone where its days begin
 * @param gate checks what it claims
 * @param dream how it dreams, or {@code null} if it does not
 */
public record Definition(
        AgentConfig config,
        String digest,
        Tiers tiers,
        Heartbeat heartbeat,
        WakeLimits limits,
        List<Sensor> sensors,
        ZoneId zone,
        VerificationGate gate,
        @Nullable Dream dream) {

    /** The model with a name. */
    ModelBackend backend(String name) {
        for (List<ModelBackend> chain : tiers.models().values()) {
            for (ModelBackend model : chain) {
                if (model.profile().name().equals(name)) {
                    return model;
                }
            }
        }
        return tiers.everyday();
    }
}
