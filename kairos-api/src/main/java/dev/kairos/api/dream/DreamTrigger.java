package dev.kairos.api.dream;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Says when an agent should dream. A pure function; whether it then does is decided by {@link Dream.Pace} and the lease. */
@FunctionalInterface
public interface DreamTrigger {

    /**
     * Says when the next dream is due.
     *
     * @param pulse how the agent is
     * @return the instant, past or future, or {@code null} if nothing calls for a dream as things are
     */
    @Nullable
    Instant due(Pulse pulse);

    /**
     * How an agent is, as far as its dreams depend on it.
     *
     * @param lastDream when it dreamed last, or when it was first started
     * @param lastBeat when its last beat ended, or {@code null}
     * @param episodes how many episodes its beats have left since the last dream
     * @param compacted when a beat last had to compact its transcript, or {@code null}
     * @param zone in which its days begin
     */
    record Pulse(
            Instant lastDream,
            @Nullable Instant lastBeat,
            int episodes,
            @Nullable Instant compacted,
            ZoneId zone) {}

    /**
     * Once a night, at a local time; a time that a change of clocks leaves out moves as {@code java.time} moves it. A night that
     * was slept through is made up for once.
     *
     * @param at the time of day
     * @return the trigger
     */
    static DreamTrigger nightly(LocalTime at) {
        return pulse -> {
            ZonedDateTime last = pulse.lastDream().atZone(pulse.zone());
            ZonedDateTime same = last.toLocalDate().atTime(at).atZone(pulse.zone());
            return (same.isAfter(last)
                            ? same
                            : last.toLocalDate().plusDays(1).atTime(at).atZone(pulse.zone()))
                    .toInstant();
        };
    }

    /**
     * When the agent has rested for a while and something happened since the last dream.
     *
     * @param rest how long
     * @return the trigger
     */
    static DreamTrigger idle(Duration rest) {
        return pulse -> {
            Instant last = pulse.lastBeat();
            return last == null || pulse.episodes() == 0 ? null : last.plus(rest);
        };
    }

    /**
     * When so many episodes have come.
     *
     * @param count how many
     * @return the trigger
     */
    static DreamTrigger episodes(int count) {
        return pulse -> pulse.episodes() >= count ? pulse.lastDream() : null;
    }

    /**
     * When a beat had to compact its transcript since the last dream.
     *
     * @return the trigger
     */
    static DreamTrigger beforeOverflow() {
        return pulse -> {
            Instant compacted = pulse.compacted();
            return compacted != null && compacted.isAfter(pulse.lastDream()) ? compacted : null;
        };
    }
}
