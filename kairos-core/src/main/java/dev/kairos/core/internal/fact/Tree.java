package dev.kairos.core.internal.fact;

import dev.kairos.api.event.Cause;
import dev.kairos.api.model.Usage;
import dev.kairos.api.skill.ToolCall;
import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.SmallMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Builds the tree of a payload; absent values, zeros and empty collections are left out. */
public final class Tree {

    private final SmallMap.Builder<@Nullable Object> fields = new SmallMap.Builder<>();

    private Tree() {}

    /** Begins an empty tree. */
    public static Tree of() {
        return new Tree();
    }

    /** Begins a tree with one field. */
    public static Tree of(String name, @Nullable Object value) {
        return of().put(name, value);
    }

    /**
     * Adds a text, number, flag, instant, enum, list or map.
     *
     * @throws IllegalArgumentException if a value was added under this name
     */
    public Tree put(String name, @Nullable Object value) {
        if (value == null || value.equals(List.of()) || value.equals(Map.of())) {
            return this;
        }
        boolean asText = value instanceof Instant || value instanceof Enum<?>;
        fields.put(name, asText ? value.toString() : value);
        return this;
    }

    /** Adds a number unless it is 0. */
    public Tree put(String name, long value) {
        return value == 0 ? this : put(name, (Object) value);
    }

    /** Adds a list of trees. */
    public <T> Tree put(String name, List<T> items, Function<T, Map<String, @Nullable Object>> tree) {
        List<Object> trees = new ArrayList<>(items.size());
        for (T item : items) {
            trees.add(tree.apply(item));
        }
        return put(name, trees);
    }

    /** The finished tree. */
    public Map<String, @Nullable Object> done() {
        return fields.build();
    }

    /** The tree of a usage. */
    public static @Nullable Map<String, @Nullable Object> usage(@Nullable Usage usage) {
        return usage == null
                ? null
                : of("in", usage.input())
                        .put("read", usage.cacheRead())
                        .put("write", usage.cacheWrite())
                        .put("out", usage.output())
                        .done();
    }

    /** The usage in a tree. */
    public static Usage usage(Fields fields) {
        return new Usage(
                fields.number("in", 0), fields.number("read", 0), fields.number("write", 0), fields.number("out", 0));
    }

    /** The tree of a tool call. */
    static Map<String, @Nullable Object> call(ToolCall call) {
        return of("id", call.id())
                .put("tool", call.tool())
                .put("arguments", call.arguments())
                .done();
    }

    /** The tool call in a tree. */
    static ToolCall call(Fields fields) {
        return new ToolCall(fields.text("id"), fields.text("tool"), fields.text("arguments", "{}"));
    }

    /** The tree of a cause. */
    public static @Nullable Map<String, @Nullable Object> cause(@Nullable Cause cause) {
        return cause == null
                ? null
                : of("kind", cause.kind())
                        .put("detail", cause.detail())
                        .put("depth", cause.depth())
                        .put("beat", cause.beat())
                        .done();
    }

    /** The cause in a tree. */
    public static Cause cause(Fields fields) {
        return new Cause(
                fields.choice("kind", Cause.Kind.class),
                fields.text("detail", ""),
                fields.integer("depth", 0),
                fields.optText("beat"));
    }
}
