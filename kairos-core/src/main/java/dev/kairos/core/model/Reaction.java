package dev.kairos.core.model;

import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.outcome.Finish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a rule of a {@link ReflexModel} replies: words, or calls of tools. Immutable. */
public final class Reaction {

    private final String text;
    private final List<Call> calls;

    /** A call without an id. */
    record Call(String tool, String arguments) {}

    private Reaction(String text, List<Call> calls) {
        this.text = text;
        this.calls = List.copyOf(calls);
    }

    /**
     * Calls a tool.
     *
     * @param tool its name
     * @param arguments its arguments: strings, numbers, booleans, lists and maps of these
     * @return the reaction
     * @throws RuntimeException if the arguments have no JSON form
     */
    public static Reaction call(String tool, Map<String, ?> arguments) {
        return new Reaction("", List.of(new Call(tool, Json.canonical(arguments))));
    }

    /**
     * Calls a tool without arguments.
     *
     * @param tool its name
     * @return the reaction
     */
    public static Reaction call(String tool) {
        return call(tool, Map.of());
    }

    /**
     * Ends the beat as quiet: nothing needed doing, nobody is told.
     *
     * @param summary what was looked at; may be empty
     * @return the reaction
     */
    public static Reaction quiet(String summary) {
        return finish(BeatOutcome.Kind.QUIET, summary);
    }

    /**
     * Ends the beat as acted: something was done that needs nobody's attention.
     *
     * @param summary what was done
     * @return the reaction
     */
    public static Reaction acted(String summary) {
        return finish(BeatOutcome.Kind.ACTED, summary);
    }

    /**
     * Ends the beat with words for a person: the answer, or the news.
     *
     * @param summary the words
     * @return the reaction
     */
    public static Reaction tell(String summary) {
        return finish(BeatOutcome.Kind.NOTIFIED, summary);
    }

    /**
     * Replies with plain words, which end a beat only if a message woke it.
     *
     * @param text the words
     * @return the reaction
     */
    public static Reaction say(String text) {
        return new Reaction(text, List.of());
    }

    private static Reaction finish(BeatOutcome.Kind outcome, String summary) {
        return new Reaction("", List.of(new Call(Finish.TOOL, Finish.arguments(outcome, summary))));
    }

    /**
     * Returns this reaction and another one in a single reply.
     *
     * @param other the other
     * @return the words and the calls of both, in order
     */
    public Reaction and(Reaction other) {
        List<Call> all = new ArrayList<>(calls);
        all.addAll(other.calls);
        String separator = text.isEmpty() || other.text.isEmpty() ? "" : "\n";
        return new Reaction(text + separator + other.text, all);
    }

    String text() {
        return text;
    }

    List<Call> calls() {
        return calls;
    }

    /** Returns what of this is new; nothing if all of its calls were made already. */
    Reaction without(Situation situation) {
        List<Call> fresh = calls.stream()
                .filter(call -> !situation.called(call.tool(), call.arguments()))
                .toList();
        return new Reaction(fresh.isEmpty() && !calls.isEmpty() ? "" : text, fresh);
    }

    boolean isNothing() {
        return text.isEmpty() && calls.isEmpty();
    }
}
