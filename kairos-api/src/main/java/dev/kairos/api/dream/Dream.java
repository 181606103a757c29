package dev.kairos.api.dream;

import dev.kairos.api.memory.Scope;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How an agent dreams: what plans its dreams, when they come, and within what. {@link #nightly} is the usual one.
 *
 * @param strategy what plans
 * @param triggers when, by the name that reports and the journal give as the cause; empty for only when asked
 * @param pace how often at most
 * @param limits what each dream keeps within
 * @param gates what plans must pass besides the runtime's own gates
 * @param outward what of a dream leaves the agent
 */
public record Dream(
        DreamStrategy strategy,
        Map<String, DreamTrigger> triggers,
        Pace pace,
        DreamLimits limits,
        List<DreamGate> gates,
        Outward outward) {

    /** Copies. */
    public Dream {
        Objects.requireNonNull(strategy, "strategy");
        Objects.requireNonNull(pace, "pace");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(outward, "outward");
        triggers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(triggers));
        gates = List.copyOf(gates);
    }

    /**
     * Dreams once a night.
     *
     * @param at the time of day, in the agent's zone
     * @param strategy what plans
     * @return the configuration, with default pace and limits
     */
    public static Dream nightly(LocalTime at, DreamStrategy strategy) {
        return onRequest(strategy).trigger("nightly", DreamTrigger.nightly(at));
    }

    /**
     * Dreams only when asked.
     *
     * @param strategy what plans
     * @return the configuration, with default pace and limits
     */
    public static Dream onRequest(DreamStrategy strategy) {
        return new Dream(strategy, Map.of(), Pace.defaults(), DreamLimits.defaults(), List.of(), Outward.NOTHING);
    }

    /**
     * Returns this configuration with a further trigger.
     *
     * @param name its name in reports
     * @param trigger when
     * @return the configuration
     */
    public Dream trigger(String name, DreamTrigger trigger) {
        Map<String, DreamTrigger> all = new LinkedHashMap<>(triggers);
        all.put(name, Objects.requireNonNull(trigger, "trigger"));
        return new Dream(strategy, all, pace, limits, gates, outward);
    }

    /**
     * Returns this configuration with another pace.
     *
     * @param other how often at most
     * @return the configuration
     */
    public Dream pace(Pace other) {
        return new Dream(strategy, triggers, other, limits, gates, outward);
    }

    /**
     * Returns this configuration with other limits.
     *
     * @param others what each dream keeps within
     * @return the configuration
     */
    public Dream limits(DreamLimits others) {
        return new Dream(strategy, triggers, pace, others, gates, outward);
    }

    /**
     * Returns this configuration with a further gate.
     *
     * @param gate what plans must pass
     * @return the configuration
     */
    public Dream gate(DreamGate gate) {
        List<DreamGate> all = new ArrayList<>(gates);
        all.add(Objects.requireNonNull(gate, "gate"));
        return new Dream(strategy, triggers, pace, limits, all, outward);
    }

    /**
     * Returns this configuration with something that is done about suggestions. By default nothing is: they stand in the
     * report.
     *
     * @param receiver is given each suggestion of a dream that was committed, in a step of the agent; must not block. It may
     *     apply it, for example by setting the agent up anew, or tell somebody
     * @return the configuration
     */
    public Dream suggestions(Consumer<Suggestion> receiver) {
        return new Dream(strategy, triggers, pace, limits, gates, new Outward(outward.shares(), receiver));
    }

    /**
     * Returns this configuration with scopes that dreams may share memories to. By default there are none, and a gate refuses
     * what strategies want shared.
     *
     * @param scopes the scopes, for example of the agent's team
     * @return the configuration
     */
    public Dream sharing(Scope... scopes) {
        return new Dream(strategy, triggers, pace, limits, gates, new Outward(Set.of(scopes), outward.suggestions()));
    }

    /**
     * What of a dream leaves the agent, because its host allows it.
     *
     * @param shares the scopes that memories may be shared to
     * @param suggestions what is done about suggestions on how the agent is set up
     */
    public record Outward(Set<Scope> shares, Consumer<Suggestion> suggestions) {

        /** Nothing leaves, nothing is done. */
        public static final Outward NOTHING = new Outward(Set.of(), suggestion -> {});

        /** Copies. */
        public Outward {
            shares = Set.copyOf(shares);
            Objects.requireNonNull(suggestions, "suggestions");
        }
    }

    /**
     * How often an agent dreams at most. What is asked for by the host passes the cooldown and the number of episodes, not the
     * count for the day.
     *
     * @param cooldown how long after a dream the next one may begin
     * @param perDay how many a day, at least 1
     * @param leastEpisodes how many new episodes it takes, at least 1
     * @param wallTime how long one dream may take
     * @param alarmAfter after how many dreams in a row that read episodes and kept nothing somebody is told, at least 1
     */
    public record Pace(Duration cooldown, int perDay, int leastEpisodes, Duration wallTime, int alarmAfter) {

        private static final Pace DEFAULTS = new Pace(Duration.ofHours(1), 4, 1, Duration.ofMinutes(10), 3);

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if a value is out of its range
         */
        public Pace {
            if (cooldown.isNegative() || wallTime.isNegative() || wallTime.isZero()) {
                throw new IllegalArgumentException("a cooldown of " + cooldown
                        + " must not be negative, a wall time of " + wallTime + " must be positive");
            }
            if (perDay < 1 || leastEpisodes < 1 || alarmAfter < 1) {
                throw new IllegalArgumentException("perDay " + perDay + ", leastEpisodes " + leastEpisodes
                        + " and alarmAfter " + alarmAfter + " must be at least 1");
            }
        }

        /**
         * Returns the pace unless another is set: an hour of cooldown, 4 a day, from one episode on, 10 minutes each, an alarm
         * after 3 that kept nothing.
         *
         * @return the defaults
         */
        public static Pace defaults() {
            return DEFAULTS;
        }
    }
}
