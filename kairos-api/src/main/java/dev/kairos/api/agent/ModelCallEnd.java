package dev.kairos.api.agent;

import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.Usage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt at a model call ended.
 *
 * @param call the number of the call in its beat, from 1
 * @param attempt which attempt at this call, from 1
 * @param model the model's name
 * @param took how long it took, waiting for the backend's rate included
 * @param usage the tokens it cost, or {@code null} if it failed or the model did not say
 * @param failure how it failed, or {@code null} if it was answered
 */
public record ModelCallEnd(
        int call,
        int attempt,
        String model,
        Duration took,
        @Nullable Usage usage,
        ModelException.@Nullable Reason failure) {}
