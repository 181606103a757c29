package dev.kairos.core.internal.dream;

import dev.kairos.api.dream.Suggestion;
import dev.kairos.api.dream.Suggestion.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks back on how an agent worked for what it paid in vain: wakes, looks at sensors, schemas of tools. Suggests nothing
 * before there is a week of evidence. It counts since the first entry that was read of the journal: at most its newest 20,000,
 * fewer where less is retained. What was set up later than that is counted as if it had been there all the time.
 *
 * @param sensors the names of its sensors
 * @param tools the names of its tools
 */
public record SelfReview(List<String> sensors, List<String> tools) {
    private static final Duration LEAST_TIME = Duration.ofDays(7);
    private static final int LEAST_WAKES = 50;
    private static final int LEAST_BEATS = 20;
    /** Of so many wakes by the heartbeat fewer than one finds something to do. */
    private static final int VAIN = 20;

    private static final int MOST_OF_KIND = 5;
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Nothing to look at. */
    public static final SelfReview NONE = new SelfReview(List.of(), List.of());

    List<Suggestion> of(Lookback past) {
        Instant first = past.first();
        Instant last = past.last();
        List<Suggestion> found = new ArrayList<>();
        if (first == null || last == null || Duration.between(first, last).compareTo(LEAST_TIME) < 0) {
            return found;
        }
        if (past.slots() >= LEAST_WAKES && past.slotBeats() * VAIN < past.slots()) {
            found.add(heartbeat(past, first, Duration.between(first, last)));
        }
        if (past.wakes() >= LEAST_WAKES) {
            sensors.stream()
                    .filter(sensor -> past.changes(sensor) == 0)
                    .limit(MOST_OF_KIND)
                    .forEach(sensor -> found.add(new Suggestion.Sensor(sensor, new Evidence(first, past.wakes(), 0))));
        }
        if (past.beats() >= LEAST_BEATS) {
            tools.stream()
                    .filter(tool -> past.calls(tool) == 0)
                    .limit(MOST_OF_KIND)
                    .forEach(tool -> found.add(new Suggestion.Tool(tool, new Evidence(first, past.beats(), 0))));
        }
        return found;
    }

    private static Suggestion heartbeat(Lookback past, Instant first, Duration time) {
        Duration interval = minutes(time.dividedBy(past.slots()));
        Duration rare = minutes(time.dividedBy(4L * Math.max(1, past.slotBeats())));
        Duration most = rare.compareTo(LONGEST) > 0 ? LONGEST : rare;
        return new Suggestion.Heartbeat(
                interval.compareTo(most) > 0 ? most : interval,
                most,
                new Evidence(first, past.slots(), past.slotBeats()));
    }

    private static Duration minutes(Duration duration) {
        return Duration.ofMinutes(Math.max(1, duration.toMinutes()));
    }
}
