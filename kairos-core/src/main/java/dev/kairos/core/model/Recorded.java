package dev.kairos.core.model;

import dev.kairos.api.model.ModelException;
import dev.kairos.api.model.ModelReply;
import dev.kairos.api.model.Usage;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One exchange with a model: what was asked, and the reply or the failure that came of it.
 *
 * @param request what was asked
 * @param reply the reply, or {@code null} if it failed
 * @param failure the failure, or {@code null} if it did not
 */
record Recorded(
        RequestParts request,
        @Nullable ModelReply reply,
        @Nullable ModelException failure) {

    /** Reads a line of a recording. */
    static Recorded read(String line) {
        Fields fields = Json.fields(line);
        RequestParts request = new RequestParts(fields.objects("request", RequestParts.Part::read));
        Fields failure = fields.optObject("failure");
        return failure == null
                ? new Recorded(request, reply(fields.object("reply")), null)
                : new Recorded(request, null, failure(failure));
    }

    /** Writes a line of a recording. */
    String write() {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put(
                "request", request.parts().stream().map(RequestParts.Part::tree).toList());
        if (reply != null) {
            line.put("reply", tree(reply));
        }
        if (failure != null) {
            line.put("failure", tree(failure));
        }
        return Json.canonical(line);
    }

    private static ModelReply reply(Fields fields) {
        Fields usage = fields.optObject("usage");
        return new ModelReply(
                fields.text("text"),
                fields.objects(
                        "calls", call -> new ToolCall(call.text("id"), call.text("tool"), call.text("arguments"))),
                fields.choice("stop", ModelReply.Stop.class),
                usage == null ? null : usage(usage));
    }

    private static Usage usage(Fields fields) {
        return new Usage(
                fields.number("input"),
                fields.number("cacheRead"),
                fields.number("cacheWrite"),
                fields.number("output"));
    }

    private static ModelException failure(Fields fields) {
        return new ModelException(
                fields.choice("reason", ModelException.Reason.class),
                fields.text("message"),
                fields.optDuration("retryAfter"),
                null);
    }

    private static Map<String, ?> tree(ModelReply reply) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("text", reply.text());
        tree.put("calls", reply.calls().stream().map(Recorded::tree).toList());
        tree.put("stop", reply.stop());
        tree.put("usage", reply.usage() == null ? null : tree(reply.usage()));
        return tree;
    }

    private static Map<String, ?> tree(ToolCall call) {
        return Map.of("id", call.id(), "tool", call.tool(), "arguments", call.arguments());
    }

    private static Map<String, ?> tree(Usage usage) {
        return Map.of(
                "input", usage.input(),
                "cacheRead", usage.cacheRead(),
                "cacheWrite", usage.cacheWrite(),
                "output", usage.output());
    }

    private static Map<String, ?> tree(ModelException failure) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("reason", failure.reason());
        tree.put("message", String.valueOf(failure.getMessage()));
        Duration wait = failure.retryAfter();
        tree.put("retryAfter", wait);
        return tree;
    }

    /** Makes the exchange happen again. */
    ModelReply again() {
        if (reply != null) {
            return reply;
        }
        ModelException known = Objects.requireNonNull(failure);
        // A fresh one: an exception carries the stack of where it was made.
        throw new ModelException(known.reason(), String.valueOf(known.getMessage()), known.retryAfter(), known);
    }

    static Recorded of(RequestParts request, ModelReply reply) {
        return new Recorded(request, reply, null);
    }

    static Recorded of(RequestParts request, ModelException failure) {
        return new Recorded(request, null, failure);
    }
}
