package dev.kairos.api.oversight;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Origin;
import dev.kairos.api.skill.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tool call that an agent is about to make, as a {@link Policy} sees it. All of it comes from code: nothing in it is a
 * model's word about the call except the arguments themselves.
 *
 * @param call what is called, and with which arguments
 * @param context who calls, and what for
 * @param origins who the texts come from that the beat has read so far
 * @param past the calls of the agent that were let through within the last hour and were more than looking, oldest first; at
 *     most 1,000
 * @param time when the call would be made
 */
public record Action(Call call, Context context, Set<Origin> origins, List<Past> past, Instant time) {

    /**
     * The tool's name where a beat is about to be handed to the {@link dev.kairos.api.model.Tier#FRONTIER largest model}, because
     * the model asks for it or because what it claimed did not hold; its effect is {@code READ}.
     */
    public static final String ESCALATE = "escalate";

    /** Copies the collections. */
    public Action {
        Objects.requireNonNull(time, "time");
        origins = Set.copyOf(origins);
        past = List.copyOf(past);
    }

    /**
     * What is called.
     *
     * @param tool the tool's name
     * @param effect what it does to the world
     * @param toOwner whether what it sends reaches nobody but the agent's owner
     * @param arguments the arguments as canonical JSON: keys sorted, no white space
     * @param values the texts, numbers and flags in the arguments by their JSON pointer, for example {@code /edits/0/file}
     */
    public record Call(String tool, Effect effect, boolean toOwner, String arguments, Map<String, String> values) {

        /** Copies the values in their order. */
        public Call {
            Objects.requireNonNull(tool, "tool");
            Objects.requireNonNull(effect, "effect");
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /**
         * Returns the values of an argument wherever it stands: of {@code file} those at {@code /file}, {@code /edits/0/file}
         * and, for a list, {@code /file/0}, {@code /file/1}.
         *
         * @param name the argument's name
         * @return its values in the order of the arguments; empty if there is none
         */
        public List<String> values(String name) {
            List<String> found = new ArrayList<>();
            values.forEach((pointer, value) -> {
                if (Pointers.isOf(pointer, name)) {
                    found.add(value);
                }
            });
            return List.copyOf(found);
        }
    }

    /**
     * Who calls and what for.
     *
     * @param agent the agent
     * @param beat the beat's id
     * @param objective the objective that woke the agent, or {@code null}
     * @param attended whether a person waits for the beat's answer
     */
    public record Context(
            AgentId agent, String beat, @Nullable String objective, boolean attended) {}

    /**
     * A call that was let through.
     *
     * @param tool the tool's name
     * @param effect what it did to the world
     * @param time when it was let through
     */
    public record Past(String tool, Effect effect, Instant time) {}

    /**
     * Returns the tool's name.
     *
     * @return the name
     */
    public String tool() {
        return call.tool();
    }

    /**
     * Returns what the tool does to the world.
     *
     * @return the effect
     */
    public Effect effect() {
        return call.effect();
    }

    /**
     * Returns the least trusted of {@link #origins()}.
     *
     * @return the origin; {@link Origin#OWNER} if nothing was read
     */
    public Origin origin() {
        return origins.stream().reduce(Origin.OWNER, Origin::least);
    }

    /**
     * Tells whether the beat has read a stranger's text.
     *
     * @return whether {@link Origin#UNTRUSTED} is among the origins
     */
    public boolean isTainted() {
        return origins.contains(Origin.UNTRUSTED);
    }
}
