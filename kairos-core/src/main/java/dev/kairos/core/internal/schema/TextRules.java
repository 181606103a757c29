package dev.kairos.core.internal.schema;

import dev.kairos.core.internal.json.Fields;
import java.util.List;

/** The keywords that speak of strings. */
final class TextRules {

    private TextRules() {}

    static void rules(Fields schema, List<Rule> rules) {
        Long least = schema.optNumber("minLength");
        Long most = schema.optNumber("maxLength");
        if (least != null || most != null) {
            rules.add(length(least == null ? 0 : least, most == null ? Long.MAX_VALUE : most));
        }
        String pattern = schema.optText("pattern");
        BoundedPattern bounded = pattern == null ? null : BoundedPattern.of(pattern);
        if (bounded != null) {
            rules.add(bounded);
        }
        String keyword = schema.optText("format");
        Format format = keyword == null ? null : Format.of(keyword);
        if (format != null) {
            rules.add(format(format));
        }
    }

    private static Rule length(long least, long most) {
        return (value, place, report) -> {
            if (!(value instanceof String text)) {
                return;
            }
            int length = text.codePointCount(0, text.length());
            if (length < least) {
                report.add(place, () -> "must have at least " + least + " characters, has " + length);
            }
            if (length > most) {
                report.add(place, () -> "must have at most " + most + " characters, has " + length);
            }
        };
    }

    private static Rule format(Format format) {
        return (value, place, report) -> {
            if (value instanceof String text && !format.matches(text)) {
                report.add(place, () -> "must be " + format.form() + ", got " + Words.excerpt(text));
            }
        };
    }
}
