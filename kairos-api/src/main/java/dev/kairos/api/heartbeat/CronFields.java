package dev.kairos.api.heartbeat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a cron expression. */
final class CronFields {

    private static final int MOST_CHARACTERS = 200;

    private static final Map<String, String> SHORT = Map.of(
            "@YEARLY", "0 0 1 1 *",
            "@ANNUALLY", "0 0 1 1 *",
            "@MONTHLY", "0 0 1 * *",
            "@WEEKLY", "0 0 * * 0",
            "@DAILY", "0 0 * * *",
            "@MIDNIGHT", "0 0 * * *",
            "@HOURLY", "0 * * * *");

    private final String expression;
    private final Map<CronField, String> texts = new EnumMap<>(CronField.class);

    private CronFields(String expression, List<String> texts) {
        this.expression = expression;
        for (CronField field : CronField.values()) {
            this.texts.put(field, texts.remove(0));
        }
    }

    static CronFields of(String expression) {
        if (expression.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("cron expression '" + expression.substring(0, 40) + "…' has "
                    + expression.length() + " characters: at most " + MOST_CHARACTERS + " are allowed");
        }
        String text = expression.strip().toUpperCase(Locale.ROOT);
        List<String> texts =
                new ArrayList<>(List.of(SHORT.getOrDefault(text, text).split("\\s+")));
        if (texts.size() == 5) {
            texts.add(0, "0");
        }
        if (texts.size() != 6) {
            throw wrong(
                    expression,
                    "has " + texts.size() + " fields",
                    "write five (minute hour day-of-month month day-of-week), or six with seconds in front");
        }
        return new CronFields(expression, texts);
    }

    CronTimes times() {
        return new CronTimes(
                bits(CronField.SECOND),
                bits(CronField.MINUTE),
                bits(CronField.HOUR),
                text(CronField.HOUR).startsWith("*"));
    }

    CronDays days() {
        List<Predicate<LocalDate>> ofMonth = new ArrayList<>();
        List<Predicate<LocalDate>> ofWeek = new ArrayList<>();
        return new CronDays(
                bits(CronField.MONTH),
                CronDays.ofMonth(bits(CronField.DAY_OF_MONTH, ofMonth), ofMonth),
                CronDays.ofWeek(bits(CronField.DAY_OF_WEEK, ofWeek), ofWeek),
                isNamed(CronField.DAY_OF_MONTH) && isNamed(CronField.DAY_OF_WEEK));
    }

    IllegalArgumentException wrong(String what, String remedy) {
        return wrong(expression, what, remedy);
    }

    private static IllegalArgumentException wrong(String expression, String what, String remedy) {
        return new IllegalArgumentException("cron '" + expression + "' " + what + ": " + remedy);
    }

    private boolean isNamed(CronField field) {
        return !text(field).startsWith("*") && !text(field).equals("?");
    }

    private String text(CronField field) {
        return texts.getOrDefault(field, "");
    }

    private long bits(CronField field) {
        return bits(field, new ArrayList<>());
    }

    /** The plain values as bits; what is no plain value goes to {@code others}. */
    private long bits(CronField field, List<Predicate<LocalDate>> others) {
        long bits = 0;
        for (String item : text(field).split(",", -1)) {
            Predicate<LocalDate> other = special(field, item);
            if (other == null) {
                bits |= plain(field, item);
            } else {
                others.add(other);
            }
        }
        return bits;
    }

    private @Nullable Predicate<LocalDate> special(CronField field, String item) {
        if (field == CronField.DAY_OF_MONTH) {
            return specialDay(item);
        }
        return field == CronField.DAY_OF_WEEK ? specialWeekday(item) : null;
    }

    private @Nullable Predicate<LocalDate> specialDay(String item) {
        if (item.equals("LW")) {
            return CronDays.lastWorkday();
        }
        if (item.equals("L") || item.matches("L-[0-9]{1,2}")) {
            return CronDays.beforeTheLast(item.equals("L") ? 0 : within(item, item.substring(2), 30));
        }
        return item.matches("[0-9]{1,2}W")
                ? CronDays.workdayNear(value(CronField.DAY_OF_MONTH, item.substring(0, item.length() - 1), item))
                : null;
    }

    private @Nullable Predicate<LocalDate> specialWeekday(String item) {
        int hash = item.indexOf('#');
        if (hash >= 0) {
            int weekday = value(CronField.DAY_OF_WEEK, item.substring(0, hash), item);
            return CronDays.nth(weekday, within(item, item.substring(hash + 1), 5));
        }
        return item.length() > 1 && item.endsWith("L")
                ? CronDays.last(value(CronField.DAY_OF_WEEK, item.substring(0, item.length() - 1), item))
                : null;
    }

    private int within(String item, String text, int most) {
        int number = CronField.number(text);
        if (number < 1 || number > most) {
            throw wrong("has '" + item + "'", "the number at its end must be 1-" + most);
        }
        return number;
    }

    private long plain(CronField field, String item) {
        int slash = item.indexOf('/');
        String range = slash < 0 ? item : item.substring(0, slash);
        int step = slash < 0 ? 1 : CronField.number(item.substring(slash + 1));
        if (step < 1 || step > field.most()) {
            throw wrong("has '" + item + "' as " + field.title(), "its step must be 1-" + field.most());
        }
        int dash = range.indexOf('-');
        boolean any = isAny(field, range);
        int from = any ? field.least() : value(field, dash < 0 ? range : range.substring(0, dash), item);
        int to = any || (dash < 0 && slash >= 0) ? field.most() : value(field, range.substring(dash + 1), item);
        if (to == 0 && field == CronField.DAY_OF_WEEK) {
            to = from == 0 ? 0 : 7;
        }
        if (from > to) {
            throw wrong(
                    "has '" + item + "' as " + field.title(), "a range runs upwards; write two ranges with a comma");
        }
        return steps(from, to, step);
    }

    private static boolean isAny(CronField field, String range) {
        return range.equals("*") || (range.equals("?") && field.title().startsWith("day"));
    }

    private static long steps(int from, int to, int step) {
        long bits = 0;
        for (int value = from; value <= to; value += step) {
            bits |= 1L << value;
        }
        return bits;
    }

    private int value(CronField field, String text, String item) {
        int value = field.value(text);
        if (value < 0) {
            throw wrong("has '" + item + "' as " + field.title(), "use " + field.allowed());
        }
        return value;
    }
}
