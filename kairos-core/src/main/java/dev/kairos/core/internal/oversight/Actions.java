package dev.kairos.core.internal.oversight;

import dev.kairos.api.AgentId;
import dev.kairos.api.event.Cause;
import dev.kairos.api.oversight.Action;
import dev.kairos.api.oversight.Approval;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.verify.Review;
import dev.kairos.core.internal.fact.ReviewedFiles;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.json.JsonException;
import dev.kairos.core.internal.state.BeatState;
import dev.kairos.core.internal.state.Supervision;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes actions of tool calls, and digests of actions. */
public final class Actions {

    private Actions() {}

    /** A call of a beat. */
    public static Action of(
            AgentId agent, Tool<?> tool, String arguments, BeatState beat, Supervision is, Instant now) {
        Cause cause = beat.cause();
        String objective = cause.kind() == Cause.Kind.OBJECTIVE ? cause.detail() : null;
        return new Action(
                call(tool, arguments),
                new Action.Context(agent, beat.id(), objective, beat.started().answers()),
                beat.origins(),
                is.past(now),
                now);
    }

    /** A beat is about to be handed to the largest model; {@code arguments} are those of the runtime's tool for it. */
    public static Action escalation(AgentId agent, String arguments, BeatState beat, Supervision is, Instant now) {
        Cause cause = beat.cause();
        String objective = cause.kind() == Cause.Kind.OBJECTIVE ? cause.detail() : null;
        return new Action(
                new Action.Call(Action.ESCALATE, Effect.READ, false, arguments, Map.of()),
                new Action.Context(agent, beat.id(), objective, beat.started().answers()),
                beat.origins(),
                is.past(now),
                now);
    }

    /** What an approval is about, as it stands now. */
    public static Action of(Approval approval, Tool<?> tool, Supervision is, Instant now) {
        return new Action(
                call(tool, approval.action().arguments()),
                new Action.Context(approval.agent(), approval.ask().beat(), null, false),
                Set.of(approval.ask().origin()),
                is.past(now),
                now);
    }

    private static Action.Call call(Tool<?> tool, String arguments) {
        Map<String, @Nullable Object> tree = tree(arguments);
        Map<String, String> values = new LinkedHashMap<>();
        flatten("", tree, values);
        return new Action.Call(tool.name(), tool.effect(), tool.isToOwner(), Json.canonical(tree), values);
    }

    /** The canonical form of arguments that were validated. */
    public static String canonical(String arguments) {
        return Json.canonical(tree(arguments));
    }

    private static Map<String, @Nullable Object> tree(String arguments) {
        try {
            return Json.object(arguments.isBlank() ? "{}" : arguments);
        } catch (JsonException e) {
            throw new IllegalArgumentException("arguments that were not validated: " + e.getMessage(), e);
        }
    }

    private static void flatten(String pointer, @Nullable Object value, Map<String, String> values) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, child) -> flatten(pointer + "/" + escaped(String.valueOf(name)), child, values));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                flatten(pointer + "/" + i, list.get(i), values);
            }
        } else if (value != null) {
            values.put(pointer, value.toString());
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** The digest that an approval is bound to. */
    public static Approval.Exact exact(AgentId agent, Tool<?> tool, String canonical, String binding) {
        String digest = digest(List.of(agent.value(), tool.name(), canonical, binding));
        return new Approval.Exact(tool.name(), tool.effect(), canonical, binding, digest);
    }

    /** Changed files that a person is asked to accept; no tool can have such a name. */
    public static Approval.Exact review(AgentId agent, Review review) {
        String arguments = ReviewedFiles.arguments(review.files());
        String name = review.evidence();
        return new Approval.Exact(
                name, Effect.WRITE, arguments, "", digest(List.of(agent.value(), name, arguments, "")));
    }

    /** Whether an approval is about changed files. */
    public static boolean isReview(Approval approval) {
        return approval.action().tool().indexOf('.') > 0;
    }

    /** A SHA-256 over texts, each with its length in front, so that no two lists have the same. */
    public static String digest(List<String> parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                sha.update(bytes);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
