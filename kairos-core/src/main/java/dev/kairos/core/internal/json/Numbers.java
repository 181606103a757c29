package dev.kairos.core.internal.json;

import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.io.NumberInput;
import tools.jackson.core.io.NumberOutput;

/** JSON numbers to {@code Long}, {@code Double} or {@code BigDecimal}, without losing a digit. */
final class Numbers {

    /** A double keeps every decimal of up to 15 significant digits (IEEE 754, DBL_DIG). */
    private static final int DOUBLE_DIGITS = 15;

    private static final int MAX_EXPONENT = 1_000;

    private Numbers() {}

    static Object integer(JsonParser parser) {
        NumberType type = parser.getNumberType();
        return type == NumberType.INT || type == NumberType.LONG
                ? (Object) parser.getLongValue()
                : new BigDecimal(parser.getBigIntegerValue());
    }

    static Object fraction(String text) {
        double value = NumberInput.parseDouble(text, true);
        int digits = significantDigits(text);
        if (digits == 0 || (digits <= DOUBLE_DIGITS && isNormal(value))) {
            return value;
        }
        BigDecimal exact = exact(text);
        return Double.isFinite(value) && exact.compareTo(new BigDecimal(shortest(value))) == 0 ? (Object) value : exact;
    }

    /** Renders a finite double in the fewest digits that read back as the same; the JDK's own text differs by version. */
    static String shortest(double value) {
        return NumberOutput.toString(value, true);
    }

    /** Renders a number such that it can be read again. */
    static String written(BigDecimal value) {
        String text = value.toString();
        if (text.length() > Json.MAX_NUMBER || Math.abs((long) value.scale()) > MAX_EXPONENT) {
            throw new JsonException("number " + JsonException.excerpt(text) + " has more than " + Json.MAX_NUMBER
                    + " characters or an exponent beyond " + MAX_EXPONENT);
        }
        return text;
    }

    private static boolean isNormal(double value) {
        return Double.isFinite(value) && Math.abs(value) >= Double.MIN_NORMAL;
    }

    private static BigDecimal exact(String text) {
        try {
            BigDecimal exact = new BigDecimal(text);
            if (Math.abs((long) exact.scale()) <= MAX_EXPONENT) {
                return exact;
            }
        } catch (NumberFormatException e) {
            throw new JsonException("number " + text + " has an exponent beyond " + MAX_EXPONENT, e);
        }
        throw new JsonException("number " + text + " has an exponent beyond " + MAX_EXPONENT);
    }

    private static int significantDigits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'e' || c == 'E') {
                break;
            }
            if ((c >= '1' && c <= '9') || (c == '0' && digits > 0)) {
                digits++;
            }
        }
        return digits;
    }
}
