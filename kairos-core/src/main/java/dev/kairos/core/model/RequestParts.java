package dev.kairos.core.model;

import dev.kairos.api.model.ModelMessage;
import dev.kairos.api.model.ModelRequest;
import dev.kairos.api.model.ToolSpec;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request reduced to what is needed to recognise it and to tell two of them apart: a digest and the first words of each of
 * its parts. The deadline is no part: it says nothing about what is asked.
 *
 * @param parts system text, tools, output limit, messages, in this order
 */
record RequestParts(List<Part> parts) {

    private static final int EXCERPT = 120;
    private static final int DIGEST_BYTES = 16;

    /**
     * One part.
     *
     * @param name what it is
     * @param digest of its whole text
     * @param excerpt its first words
     */
    record Part(String name, String digest, String excerpt) {

        static Part of(String name, String text) {
            return new Part(name, digestOf(text), text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…");
        }

        static Part read(Fields fields) {
            return new Part(fields.text("name"), fields.text("digest"), fields.text("excerpt"));
        }

        Map<String, ?> tree() {
            return Map.of("name", name, "digest", digest, "excerpt", excerpt);
        }
    }

    RequestParts {
        parts = List.copyOf(parts);
    }

    static RequestParts of(ModelRequest request) {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.of("system text", request.system()));
        for (ToolSpec tool : request.tools()) {
            parts.add(Part.of("tool " + tool.name(), Json.write(List.of(tool.description(), tool.schema()))));
        }
        parts.add(Part.of("output limit", String.valueOf(request.maxOutput())));
        for (ModelMessage message : request.messages()) {
            parts.add(part(message));
        }
        return new RequestParts(parts);
    }

    private static Part part(ModelMessage message) {
        return switch (message.kind()) {
            case USER -> Part.of("message of the user", ((ModelMessage.User) message).text());
            case ASSISTANT -> Part.of("message of the model", words((ModelMessage.Assistant) message));
            case TOOL_ANSWER -> {
                ModelMessage.ToolAnswer answer = (ModelMessage.ToolAnswer) message;
                String kind = answer.error() ? "error of tool " : "answer of tool ";
                yield Part.of(kind + answer.tool() + " to call " + answer.callId(), answer.text());
            }
        };
    }

    private static String words(ModelMessage.Assistant said) {
        List<String> words = new ArrayList<>(List.of(said.text()));
        for (ToolCall call : said.calls()) {
            words.add(Json.write(List.of(call.id(), call.tool(), call.arguments())));
        }
        return String.join("\n", words);
    }

    /** Names the whole request. */
    String digest() {
        return digestOf(
                parts.stream().map(part -> part.name() + "\n" + part.digest()).collect(Collectors.joining("\n")));
    }

    /** Counts the parts that are the same from the start. */
    int commonWith(RequestParts other) {
        int common = 0;
        while (common < Math.min(parts.size(), other.parts.size())
                && parts.get(common).equals(other.parts.get(common))) {
            common++;
        }
        return common;
    }

    /** Says in words what differs first from what was recorded. */
    String firstDifference(RequestParts recorded) {
        int place = commonWith(recorded);
        @Nullable Part asked = place < parts.size() ? parts.get(place) : null;
        @Nullable Part known = place < recorded.parts.size() ? recorded.parts.get(place) : null;
        return "part " + (place + 1) + " is " + describe(asked) + ", recorded was " + describe(known);
    }

    private static String describe(@Nullable Part part) {
        return part == null ? "absent" : "the " + part.name() + " '" + part.excerpt() + "' (" + part.digest() + ")";
    }

    private static String digestOf(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
