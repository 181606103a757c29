package dev.kairos.core.internal.schema;

import dev.kairos.core.internal.json.Fields;
import dev.kairos.core.internal.json.JsonException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The keywords that speak of any value, and of numbers. */
final class ValueRules {

    /** More would not help a model. */
    private static final int MAX_ALTERNATIVES = 10;

    private ValueRules() {}

    /** Returns what {@code type} demands, or {@code null} if it is absent. */
    static @Nullable Rule type(Fields schema) {
        if (!schema.has("type")) {
            return null;
        }
        List<String> types =
                schema.tree().get("type") instanceof String one ? List.of(one) : List.copyOf(schema.texts("type"));
        String allowed = types.stream().map(ValueRules::article).collect(Collectors.joining(" or "));
        return (value, place, report) -> {
            if (!isAny(types, value)) {
                report.add(place, () -> "must be " + allowed + ", got " + Words.describe(value));
            }
        };
    }

    static void rules(Fields schema, List<Rule> rules) {
        if (schema.has("enum")) {
            rules.add(choice(schema.list("enum")));
        }
        if (schema.tree().containsKey("const")) {
            List<@Nullable Object> constant = new ArrayList<>();
            constant.add(schema.tree().get("const"));
            rules.add(choice(constant));
        }
        if (schema.has("anyOf")) {
            rules.add(anyOf(schema.objects("anyOf").stream().map(Schema::of).toList()));
        }
        bound(schema, "minimum", rules, "at least", sign -> sign >= 0);
        bound(schema, "maximum", rules, "at most", sign -> sign <= 0);
        bound(schema, "exclusiveMinimum", rules, "more than", sign -> sign > 0);
        bound(schema, "exclusiveMaximum", rules, "less than", sign -> sign < 0);
    }

    private static Rule choice(List<@Nullable Object> allowed) {
        String list = allowed.stream().limit(50).map(Words::excerpt).collect(Collectors.joining(", "));
        String problem = allowed.size() == 1 ? "must be " + list : "must be one of " + list;
        return (value, place, report) -> {
            if (allowed.stream().noneMatch(one -> same(one, value))) {
                report.add(place, () -> problem + "; got " + Words.describe(value));
            }
        };
    }

    private static Rule anyOf(List<Schema> alternatives) {
        return (value, place, report) -> {
            for (Schema alternative : alternatives) {
                Report attempt = report.alternative(true);
                alternative.check(value, place, attempt);
                if (attempt.size() == 0) {
                    return;
                }
            }
            report.add(place, () -> "fits no alternative: " + problems(alternatives, value, place, report));
        };
    }

    private static String problems(List<Schema> alternatives, @Nullable Object value, Place place, Report report) {
        List<String> problems = new ArrayList<>();
        for (Schema alternative : alternatives.subList(0, Math.min(MAX_ALTERNATIVES, alternatives.size()))) {
            Report attempt = report.alternative(false);
            alternative.check(value, place, attempt);
            problems.add(attempt.first());
        }
        return String.join("; or ", problems);
    }

    private static void bound(
            Fields schema, String keyword, List<Rule> rules, String words, Predicate<Integer> allowed) {
        // Older drafts have booleans for the exclusive bounds.
        if (!schema.has(keyword) || schema.tree().get(keyword) instanceof Boolean) {
            return;
        }
        BigDecimal bound = schema.exact(keyword);
        rules.add((value, place, report) -> {
            if (value instanceof Number && !allowed.test(Words.exact(value).compareTo(bound))) {
                report.add(place, () -> "must be " + words + " " + bound + ", got " + Words.excerpt(value));
            }
        });
    }

    private static boolean isAny(List<String> types, @Nullable Object value) {
        for (String type : types) {
            if (is(type, value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(String type, @Nullable Object value) {
        return type.equals(Words.type(value))
                || (type.equals("integer") && value instanceof Number && isWhole(Words.exact(value)));
    }

    private static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    /** One and 1.0 are the same number. */
    private static boolean same(@Nullable Object one, @Nullable Object other) {
        return (one instanceof Number && other instanceof Number)
                ? Words.exact(one).compareTo(Words.exact(other)) == 0
                : Objects.equals(one, other);
    }

    private static String article(String type) {
        return switch (type) {
            case "object", "array", "integer" -> "an " + type;
            case "string", "number", "boolean" -> "a " + type;
            case "null" -> type;
            default ->
                throw new JsonException("the schema's type '" + type
                        + "' is unknown: use object, array, string, number, integer, boolean or null");
        };
    }
}
