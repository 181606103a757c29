package dev.kairos.core.internal.schema;

import dev.kairos.api.skill.Tool;
import dev.kairos.core.internal.json.Json;
import dev.kairos.core.internal.json.JsonException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one tool: its schema, and the way from a model's JSON text to the tool's input. Immutable and safe for use
 * by many threads; made once per tool, as it inspects classes and compiles the schema.
 *
 * @param <I> the tool's input
 */
public final class Arguments<I> {

    private final String text;
    private final Schema schema;
    private final Reader<I> reader;

    /**
     * What became of a model's arguments.
     *
     * @param <I> the tool's input
     * @param input the input, or {@code null} if there are violations
     * @param violations what is wrong; empty if there is an input
     */
    public record Bound<I>(@Nullable I input, List<Violation> violations) {

        /** Copies the violations. */
        public Bound {
            violations = List.copyOf(violations);
        }
    }

    @FunctionalInterface
    private interface Reader<I> {
        I read(Map<String, @Nullable Object> tree, String json) throws Shape.Mismatch;
    }

    private Arguments(String text, Reader<I> reader) {
        this.text = text;
        this.schema = Schema.parse(text);
        this.reader = reader;
    }

    /**
     * Prepares the arguments of a tool.
     *
     * @param <I> the tool's input
     * @param tool the tool
     * @return its arguments
     * @throws IllegalArgumentException if the schema of its input record cannot be made, as {@link Schemas#of}
     * @throws JsonException if the schema that it brings is no JSON object or is malformed
     */
    public static <I> Arguments<I> of(Tool<I> tool) {
        String own = tool.schema();
        return own != null
                ? new Arguments<>(own, (tree, json) -> tool.input().cast(json))
                : ofRecord(tool.input().asSubclass(Record.class), tool.input()::cast);
    }

    /**
     * Prepares arguments that become a record.
     *
     * @param <I> the record
     * @param type its class
     * @return the arguments
     * @throws IllegalArgumentException as {@link Schemas#of}
     */
    public static <I extends Record> Arguments<I> of(Class<I> type) {
        return ofRecord(type, type::cast);
    }

    private static <I> Arguments<I> ofRecord(Class<? extends Record> type, Function<Object, I> cast) {
        RecordShape shape = Shapes.of(type);
        return new Arguments<>(Json.write(shape.schema()), (tree, json) -> cast.apply(shape.read(tree, Place.ROOT)));
    }

    /**
     * Returns the schema.
     *
     * @return JSON text
     */
    public String schema() {
        return text;
    }

    /**
     * Reads a model's arguments: as JSON, against the schema, into the input. Whatever the text, this returns.
     *
     * @param json JSON text of an object; blank stands for an empty object, as some providers send it
     * @return the input or what is wrong with the arguments
     */
    public Bound<I> read(String json) {
        String object = json.isBlank() ? "{}" : json;
        try {
            Map<String, @Nullable Object> tree = Json.object(object);
            List<Violation> violations = schema.validate(tree);
            return violations.isEmpty() ? new Bound<>(reader.read(tree, object), violations) : refused(violations);
        } catch (JsonException e) {
            return refused(List.of(new Violation(Place.ROOT.toString(), "must be a JSON object: " + e.getMessage())));
        } catch (Shape.Mismatch e) {
            return refused(List.of(e.violation()));
        }
    }

    private static <I> Bound<I> refused(List<Violation> violations) {
        return new Bound<>(null, violations);
    }
}
