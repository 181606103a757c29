package dev.kairos.core.internal.state;

import dev.kairos.api.model.Tier;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a beat has used of its limits.
 *
 * @param steps model calls begun, attempts at the same call counted once
 * @param tokens tokens of its calls, reserved while a call is open
 * @param micros micro-dollars of its calls, reserved while a call is open
 * @param toolOutput characters of tool results
 * @param repeats how often the same call gave the same result, by their digest
 * @param asked whether the model was asked to name an outcome
 * @param tier the tier that thinks for the rest of the beat, or {@code null} for the one that it began with
 */
public record Progress(
        int steps,
        long tokens,
        long micros,
        int toolOutput,
        Map<Integer, Integer> repeats,
        boolean asked,
        @Nullable Tier tier) {

    static final Progress NONE = new Progress(0, 0, 0, 0, Map.of(), false, null);

    Progress step(int call) {
        return new Progress(Math.max(steps, call), tokens, micros, toolOutput, repeats, asked, tier);
    }

    Progress spent(long moreTokens, long moreMicros) {
        return new Progress(steps, tokens + moreTokens, micros + moreMicros, toolOutput, repeats, asked, tier);
    }

    Progress output(int characters, int digest) {
        Map<Integer, Integer> counts = new HashMap<>(repeats);
        counts.merge(digest, 1, Integer::sum);
        return new Progress(steps, tokens, micros, toolOutput + characters, counts, asked, tier);
    }

    Progress askedForOutcome() {
        return new Progress(steps, tokens, micros, toolOutput, repeats, true, tier);
    }

    Progress escalate(Tier to) {
        return new Progress(steps, tokens, micros, toolOutput, repeats, asked, to);
    }

    /** The most often that any call gave the same result. */
    public int mostRepeats() {
        return repeats.isEmpty() ? 0 : Collections.max(repeats.values());
    }
}
