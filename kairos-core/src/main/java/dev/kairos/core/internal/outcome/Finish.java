package dev.kairos.core.internal.outcome;

import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.core.internal.json.Json;
import java.util.Locale;
import java.util.Map;

/** The runtime's own tool that ends a beat: what its name and its arguments are called. */
public final class Finish {

    /** The tool's name. */
    public static final String TOOL = "finish";

    /** The argument that holds the kind: {@code quiet}, {@code acted} or {@code notified}. */
    public static final String OUTCOME = "outcome";

    /** The argument that holds what is to be said about it. */
    public static final String SUMMARY = "summary";

    private Finish() {}

    /**
     * Writes the arguments of a call.
     *
     * @param outcome the kind
     * @param summary what is to be said about it
     * @return JSON text
     */
    public static String arguments(BeatOutcome.Kind outcome, String summary) {
        return Json.canonical(
                Map.<String, Object>of(OUTCOME, outcome.name().toLowerCase(Locale.ROOT), SUMMARY, summary));
    }
}
