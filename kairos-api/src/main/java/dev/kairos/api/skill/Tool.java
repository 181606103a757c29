package dev.kairos.api.skill;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a model can have done. Immutable; the function must be safe for use by many threads if several agents
 * share the tool.
 *
 * <pre>{@code
 * record Lookup(String order) {}
 *
 * Tool.of("find_order", "Finds an order by its number.", Effect.READ, Lookup.class,
 *         (in, context) -> ToolResult.ok(orders.find(in.order())));
 * }</pre>
 *
 * @param <I> its input: a record, or {@link String} for the raw JSON of a tool that brings its own schema
 */
public final class Tool<I> {

    /** How long a tool may run unless it says otherwise. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    private final String name;
    private final String description;
    private final Effect effect;
    private final Class<I> input;
    private final @Nullable String schema;
    private final Duration timeout;
    private final boolean idempotent;
    private final ToolFunction<I> function;
    private final Reach<I> reach;

    /** What oversight must know of a tool beyond its effect. */
    private record Reach<I>(boolean toOwner, @Nullable Binding<I> binding) {}

    /**
     * Tells what else a call depends on than its arguments, so that an approval of it holds for exactly that.
     *
     * @param <I> the tool's input
     */
    @FunctionalInterface
    public interface Binding<I> {

        /**
         * Describes it as it is now. Runs on a worker thread and may block.
         *
         * @param input the validated input
         * @return for example the working folder and the digests of the files that are named; for people to read too
         * @throws Exception if it cannot be told: the call is then refused
         */
        String of(I input) throws Exception;
    }

    private Tool(
            String name,
            String description,
            Effect effect,
            Class<I> input,
            @Nullable String schema,
            Duration timeout,
            boolean idempotent,
            ToolFunction<I> function,
            Reach<I> reach) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("tool name '" + name + "' must be 1-64 of letters, digits, '_' and '-'");
        }
        if (description.isBlank()) {
            throw new IllegalArgumentException("tool '" + name + "' needs a description: models choose tools by it");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout " + timeout + " of tool '" + name + "' must be positive");
        }
        this.name = name;
        this.description = description;
        this.effect = Objects.requireNonNull(effect, "effect");
        this.input = input;
        this.schema = schema;
        this.timeout = timeout;
        this.idempotent = idempotent;
        this.function = Objects.requireNonNull(function, "function");
        this.reach = reach;
    }

    /**
     * Creates a tool whose input is a record. Its JSON Schema is made from the record: component names are property names;
     * components are required unless they are {@code Optional} or annotated {@code @Nullable}; {@link Describe} explains one.
     * Strings, numbers, booleans, enums, {@code Instant}, {@code LocalDate}, {@code Duration}, {@code UUID}, lists, sets, maps
     * with string keys and nested records are understood. What the record's constructor throws is told to the model.
     *
     * @param <I> the record
     * @param name 1 to 64 letters, digits, {@code _} and {@code -}
     * @param description what it does and when to use it; models choose by it
     * @param effect what it does to the world
     * @param input the record's class
     * @param function what it does
     * @return the tool: {@linkplain #DEFAULT_TIMEOUT one minute} of timeout, repeatable after a crash only if it is a READ
     * @throws IllegalArgumentException if the name has another form, the description is blank or the class no record
     */
    public static <I extends Record> Tool<I> of(
            String name, String description, Effect effect, Class<I> input, ToolFunction<I> function) {
        if (!input.isRecord()) {
            throw new IllegalArgumentException("input " + input.getName() + " of tool '" + name + "' is not a record");
        }
        return new Tool<>(
                name,
                description,
                effect,
                input,
                null,
                DEFAULT_TIMEOUT,
                effect == Effect.READ,
                function,
                new Reach<>(false, null));
    }

    /**
     * Creates a tool that brings its own JSON Schema and reads raw JSON.
     *
     * @param name 1 to 64 letters, digits, {@code _} and {@code -}
     * @param description what it does and when to use it; models choose by it
     * @param effect what it does to the world
     * @param schema JSON text of a schema of type {@code object}
     * @param function what it does; its input is the validated JSON text
     * @return the tool, with the defaults of {@link #of}
     * @throws IllegalArgumentException if the name has another form or the description is blank
     */
    public static Tool<String> ofSchema(
            String name, String description, Effect effect, String schema, ToolFunction<String> function) {
        return new Tool<>(
                name,
                description,
                effect,
                String.class,
                schema,
                DEFAULT_TIMEOUT,
                effect == Effect.READ,
                function,
                new Reach<>(false, null));
    }

    /**
     * Returns this tool with another timeout.
     *
     * @param timeout how long one call may run; positive
     * @return the tool
     */
    public Tool<I> timeout(Duration timeout) {
        return new Tool<>(name, description, effect, input, schema, timeout, idempotent, function, reach);
    }

    /**
     * Returns this tool declared repeatable: doing it twice with the same arguments and {@link ToolContext#key()} is the
     * same as doing it once, so it may be repeated after a crash.
     *
     * @return the tool
     */
    public Tool<I> idempotent() {
        return new Tool<>(name, description, effect, input, schema, timeout, true, function, reach);
    }

    /**
     * Returns this tool declared to send to nobody but the agent's owner: then it need not ask after a stranger's text.
     *
     * @return the tool
     */
    public Tool<I> toOwner() {
        Reach<I> owner = new Reach<>(true, reach.binding());
        return new Tool<>(name, description, effect, input, schema, timeout, idempotent, function, owner);
    }

    /**
     * Returns this tool with a description of what else a call depends on. An approval of a call is void once that has
     * changed.
     *
     * @param binding the description; by default nothing
     * @return the tool
     */
    public Tool<I> boundTo(Binding<I> binding) {
        Reach<I> bound = new Reach<>(reach.toOwner(), binding);
        return new Tool<>(name, description, effect, input, schema, timeout, idempotent, function, bound);
    }

    /**
     * Returns the name by which models call it.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Returns what models are told of it.
     *
     * @return the description
     */
    public String description() {
        return description;
    }

    /**
     * Returns what it does to the world.
     *
     * @return the effect
     */
    public Effect effect() {
        return effect;
    }

    /**
     * Returns the class of its input.
     *
     * @return a record's class, or {@code String.class} for raw JSON
     */
    public Class<I> input() {
        return input;
    }

    /**
     * Returns the schema that it brings.
     *
     * @return JSON text, or {@code null} if it is made from the input record
     */
    public @Nullable String schema() {
        return schema;
    }

    /**
     * Returns how long one call may run.
     *
     * @return the timeout
     */
    public Duration timeout() {
        return timeout;
    }

    /**
     * Tells whether a call without a result is repeated after a crash.
     *
     * @return whether it is
     */
    public boolean isIdempotent() {
        return idempotent;
    }

    /**
     * Tells whether what it sends reaches nobody but the agent's owner.
     *
     * @return whether it is so declared
     */
    public boolean isToOwner() {
        return reach.toOwner();
    }

    /**
     * Returns what else a call depends on than its arguments.
     *
     * @return the description, or {@code null} if there is nothing
     */
    public @Nullable Binding<I> binding() {
        return reach.binding();
    }

    /**
     * Returns what it does.
     *
     * @return the function
     */
    public ToolFunction<I> function() {
        return function;
    }

    @Override
    public String toString() {
        return name + "(" + effect + ")";
    }
}
