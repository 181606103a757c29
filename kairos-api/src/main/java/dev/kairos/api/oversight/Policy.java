package dev.kairos.api.oversight;

import dev.kairos.api.skill.Effect;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides about each tool call of an agent before it is made. A pure function of the action: the same action always gets the
 * same decision. Called on worker threads, must not block; a policy that throws denies.
 *
 * <p>Policies are chained with {@link #or}: the first that does not pass decides. What none decides is allowed if it only
 * looks or if a person waits for the beat, and denied otherwise: an unattended beat does nothing that is not listed.
 *
 * <pre>{@code
 * Policy.denyPaths("**" + "/secrets/**")
 *         .or(Policy.allowCommand("./mvnw", "-q", "test"))
 *         .or(Policy.atMost(10, Effect.SEND))
 *         .or(Policy.askBefore(Effect.EXECUTE, Effect.SEND))
 * }</pre>
 *
 * <p>Whatever a policy says, after a beat has read a stranger's text its EXECUTE and SEND ask the owner, unless the host has
 * named that exact call in a {@link Relaxation}.
 */
@FunctionalInterface
public interface Policy {

    /**
     * Decides.
     *
     * @param action what is about to be done
     * @return the decision; {@link Decision.Pass} leaves it to the next policy
     */
    Decision decide(Action action);

    /**
     * Describes the policy. Part of the agent's configuration: an approval that was asked under another description is void.
     *
     * @return one line; by default the name of the class
     */
    default String describe() {
        String name = getClass().getName();
        int lambda = name.indexOf("$$Lambda");
        return lambda < 0 ? name : name.substring(0, lambda);
    }

    /**
     * Chains another policy behind this one.
     *
     * @param next asked where this one passes
     * @return both as one
     */
    default Policy or(Policy next) {
        Policy first = this;
        return named(first.describe() + "; " + next.describe(), action -> {
            Decision decision = first.decide(action);
            return decision.kind() == Decision.Kind.PASS ? next.decide(action) : decision;
        });
    }

    /**
     * Gives a policy a description of its own.
     *
     * @param description one line, as {@link #describe}
     * @param policy the policy
     * @return the policy with the description
     */
    static Policy named(String description, Policy policy) {
        return new Policy() {
            @Override
            public Decision decide(Action action) {
                return policy.decide(action);
            }

            @Override
            public String describe() {
                return description;
            }
        };
    }

    /**
     * Creates a rule: one decision for all actions of a kind.
     *
     * @param decision what is decided; its rule is the description
     * @param when which actions
     * @return the policy; passes for other actions
     */
    static Policy rule(Decision decision, Predicate<Action> when) {
        return named(decision.rule(), action -> when.test(action) ? decision : new Decision.Pass());
    }

    /**
     * Asks the owner before effects, and allows effects that can harm less than the least of them. So {@code askBefore(SEND)}
     * allows READ, WRITE and EXECUTE.
     *
     * @param effects the effects, at least one
     * @return the policy
     */
    static Policy askBefore(Effect... effects) {
        Set<Effect> asked = set(effects);
        Effect least = asked.iterator().next();
        Decision ask = new Decision.Ask("ask before " + asked);
        Decision allow = new Decision.Allow("less than " + least);
        return named(ask.rule(), action -> {
            if (asked.contains(action.effect())) {
                return ask;
            }
            return action.effect().compareTo(least) < 0 ? allow : new Decision.Pass();
        });
    }

    /**
     * Asks the owner before a beat is handed to the largest model. Where it stands behind a policy that lets all looking pass,
     * as {@link #askBefore} does, it is never reached: name it first.
     *
     * @return the policy; passes for everything else
     */
    static Policy askBeforeFrontier() {
        return rule(
                new Decision.Ask("ask before the largest model"),
                action -> action.tool().equals(Action.ESCALATE));
    }

    /**
     * Allows effects.
     *
     * @param effects the effects, at least one
     * @return the policy; passes for others
     */
    static Policy allow(Effect... effects) {
        Set<Effect> allowed = set(effects);
        return rule(new Decision.Allow("allow " + allowed), action -> allowed.contains(action.effect()));
    }

    /**
     * Allows tools.
     *
     * @param tools their names
     * @return the policy; passes for others
     */
    static Policy allowTools(String... tools) {
        Set<String> names = Set.of(tools);
        return rule(new Decision.Allow("allow tools " + List.of(tools)), action -> names.contains(action.tool()));
    }

    /**
     * Allows tools and denies all others.
     *
     * @param tools their names
     * @return the policy; never passes
     */
    static Policy allowOnly(String... tools) {
        Decision deny =
                new Decision.Deny("only tools " + List.of(tools), "only these tools are allowed: " + List.of(tools));
        return allowTools(tools).or(rule(deny, action -> true));
    }

    /**
     * Denies effects.
     *
     * @param effects the effects, at least one
     * @return the policy; passes for others
     */
    static Policy deny(Effect... effects) {
        Set<Effect> denied = set(effects);
        return rule(
                new Decision.Deny("deny " + denied, "effects " + denied + " are not allowed"),
                action -> denied.contains(action.effect()));
    }

    /**
     * Allows actions all of whose paths lie where some globs say. Paths are the values of arguments named {@code file},
     * {@code path}, {@code folder}, {@code from} and {@code to}; one that leaves its root, or is absolute, never matches.
     *
     * @param globs {@code *} stands for a part of a name, {@code **} for any number of folders
     * @return the policy; passes for actions without a path, and where one does not match
     */
    static Policy allowPaths(String... globs) {
        List<PathGlob> allowed = PathGlob.of(globs);
        return rule(new Decision.Allow("allow paths " + List.of(globs)), action -> {
            List<String> paths = PathGlob.paths(action);
            return !paths.isEmpty()
                    && paths.stream().allMatch(path -> allowed.stream().anyMatch(glob -> glob.matches(path)));
        });
    }

    /**
     * Denies actions one of whose paths lies where some globs say, or leaves its root.
     *
     * @param globs as for {@link #allowPaths}
     * @return the policy; passes for others
     */
    static Policy denyPaths(String... globs) {
        List<PathGlob> denied = PathGlob.of(globs);
        Decision deny =
                new Decision.Deny("deny paths " + List.of(globs), "these paths are not allowed: " + List.of(globs));
        return rule(
                deny,
                action -> PathGlob.paths(action).stream()
                        .anyMatch(path ->
                                PathGlob.isOutside(path) || denied.stream().anyMatch(glob -> glob.matches(path))));
    }

    /**
     * Allows actions that reach named hosts only: those of the values of arguments named {@code url}, {@code uri} and
     * {@code host}.
     *
     * @param names the hosts' names; {@code *.example.org} stands for all below it
     * @return the policy; passes for actions without a host, and where one is not named
     */
    static Policy allowHosts(String... names) {
        HostNames allowed = new HostNames(List.of(names));
        return rule(new Decision.Allow("allow hosts " + List.of(names)), allowed::areAll);
    }

    /**
     * Allows one exact command: the values of the argument named {@code command}.
     *
     * @param command the program and all its arguments
     * @return the policy; passes for others
     */
    static Policy allowCommand(String... command) {
        List<String> words = List.of(command);
        return rule(
                new Decision.Allow("allow command " + words),
                action -> action.call().values("command").equals(words));
    }

    /**
     * Denies effects once a number of them was let through within an hour.
     *
     * @param perHour how many, at most 1,000
     * @param effects the effects, at least one; READ is not counted
     * @return the policy; passes below the number and for other effects
     */
    static Policy atMost(int perHour, Effect... effects) {
        if (perHour < 0 || perHour > 1_000) {
            throw new IllegalArgumentException("a rate of " + perHour + " actions per hour: 0-1000 are allowed");
        }
        Set<Effect> counted = set(effects);
        String rule = "at most " + perHour + " per hour of " + counted;
        return rule(
                new Decision.Deny(rule, rule + " are allowed; try again later"),
                action -> counted.contains(action.effect())
                        && action.past().stream()
                                        .filter(past -> counted.contains(past.effect()))
                                        .count()
                                >= perHour);
    }

    /**
     * Denies all but looking between two times of the day, unless a person waits for the beat.
     *
     * @param from when the quiet hours begin
     * @param to when they end; before {@code from} means on the next day
     * @param zone whose day
     * @return the policy; passes at other times
     */
    static Policy quietHours(LocalTime from, LocalTime to, ZoneId zone) {
        String rule = "quiet hours " + from + "-" + to + " " + zone;
        return rule(new Decision.Deny(rule, rule + ": only looking is allowed"), action -> {
            LocalTime time = action.time().atZone(zone).toLocalTime();
            boolean after = !time.isBefore(from);
            boolean before = time.isBefore(to);
            boolean quiet = from.isBefore(to) ? after && before : after || before;
            return quiet && action.effect() != Effect.READ && !action.context().attended();
        });
    }

    private static Set<Effect> set(Effect... effects) {
        if (effects.length == 0) {
            throw new IllegalArgumentException("a policy about no effect: name at least one");
        }
        return EnumSet.copyOf(Arrays.asList(effects));
    }
}
