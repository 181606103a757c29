package dev.kairos.core.internal.schema;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type whose values are single JSON values.
 *
 * @param schema its JSON Schema
 * @param form what a value looks like, for messages
 * @param reader makes an instance; may throw {@link ArithmeticException}, {@link IllegalArgumentException},
 *     {@link DateTimeException} or {@link ClassCastException}
 */
record Scalar(Map<String, Object> schema, String form, Function<Object, Object> reader) implements Shape {

    private static final Scalar INT = integer("an integer of 32 bits", number -> number.intValueExact());
    private static final Scalar LONG = integer("an integer of 64 bits", number -> number.longValueExact());
    private static final Scalar DOUBLE = number(number -> number.doubleValue());
    private static final Scalar FLOAT = number(number -> number.floatValue());
    private static final Scalar BOOLEAN = new Scalar(Map.of("type", "boolean"), "a boolean", Boolean.class::cast);

    private static final Map<Class<?>, Scalar> SCALARS = Map.ofEntries(
            entry(String.class, new Scalar(Map.of("type", "string"), "a string", String.class::cast)),
            entry(int.class, INT),
            entry(Integer.class, INT),
            entry(long.class, LONG),
            entry(Long.class, LONG),
            entry(BigInteger.class, integer("an integer", number -> number.toBigIntegerExact())),
            entry(double.class, DOUBLE),
            entry(Double.class, DOUBLE),
            entry(float.class, FLOAT),
            entry(Float.class, FLOAT),
            entry(BigDecimal.class, number(number -> number)),
            entry(boolean.class, BOOLEAN),
            entry(Boolean.class, BOOLEAN),
            entry(Instant.class, formatted(Format.DATE_TIME)),
            entry(LocalDate.class, formatted(Format.DATE)),
            entry(Duration.class, formatted(Format.DURATION)),
            entry(UUID.class, formatted(Format.UUID)));

    /** Returns the scalar of a class, or {@code null} if it is none. */
    static @Nullable Scalar of(Class<?> type) {
        return SCALARS.get(type);
    }

    @Override
    public Object read(Object value, Place place) throws Mismatch {
        try {
            return reader.apply(value);
        } catch (ArithmeticException | IllegalArgumentException | DateTimeException | ClassCastException e) {
            throw new Mismatch(place, "must be " + form + ", got " + Words.describe(value));
        }
    }

    private static Scalar integer(String form, Function<BigDecimal, Object> reader) {
        return new Scalar(Map.of("type", "integer"), form, value -> reader.apply(Words.exact(value)));
    }

    private static Scalar number(Function<BigDecimal, Object> reader) {
        return new Scalar(Map.of("type", "number"), "a number", value -> reader.apply(Words.exact(value)));
    }

    private static Scalar formatted(Format format) {
        return new Scalar(
                Words.ordered("type", "string", "format", format.keyword()),
                format.form(),
                value -> format.parse(String.class.cast(value)));
    }
}
