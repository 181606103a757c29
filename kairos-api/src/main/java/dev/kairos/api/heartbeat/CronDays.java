package dev.kairos.api.heartbeat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The dates that a cron expression names.
 *
 * @param months bits 1 to 12, not empty
 * @param ofMonth which days of the month
 * @param ofWeek which days of the week
 * @param either whether one of both is enough
 */
record CronDays(long months, Predicate<LocalDate> ofMonth, Predicate<LocalDate> ofWeek, boolean either) {

    /** The first date from {@code from} to {@code last}. */
    @Nullable
    LocalDate atOrAfter(LocalDate from, LocalDate last) {
        LocalDate day = from;
        while (!day.isAfter(last)) {
            if ((months & (1L << day.getMonthValue())) == 0) {
                day = day.withDayOfMonth(1).plusMonths(1);
            } else if (matches(day)) {
                return day;
            } else {
                day = day.plusDays(1);
            }
        }
        return null;
    }

    private boolean matches(LocalDate day) {
        return either ? ofMonth.test(day) || ofWeek.test(day) : ofMonth.test(day) && ofWeek.test(day);
    }

    static Predicate<LocalDate> ofMonth(long bits, List<Predicate<LocalDate>> others) {
        return day -> (bits & (1L << day.getDayOfMonth())) != 0 || anyOf(others, day);
    }

    static Predicate<LocalDate> ofWeek(long bits, List<Predicate<LocalDate>> others) {
        long week = (bits | bits >>> 7) & 0x7F;
        return day -> (week & (1L << weekday(day))) != 0 || anyOf(others, day);
    }

    static Predicate<LocalDate> beforeTheLast(int days) {
        return day -> day.getDayOfMonth() == day.lengthOfMonth() - days;
    }

    static Predicate<LocalDate> lastWorkday() {
        return day -> day.getDayOfMonth() == workday(day, day.lengthOfMonth());
    }

    static Predicate<LocalDate> workdayNear(int dayOfMonth) {
        return day -> dayOfMonth <= day.lengthOfMonth() && day.getDayOfMonth() == workday(day, dayOfMonth);
    }

    static Predicate<LocalDate> last(int weekday) {
        return day -> weekday(day) == weekday % 7 && day.getDayOfMonth() > day.lengthOfMonth() - 7;
    }

    static Predicate<LocalDate> nth(int weekday, int nth) {
        return day -> weekday(day) == weekday % 7 && (day.getDayOfMonth() - 1) / 7 == nth - 1;
    }

    private static boolean anyOf(List<Predicate<LocalDate>> rules, LocalDate day) {
        for (Predicate<LocalDate> rule : rules) {
            if (rule.test(day)) {
                return true;
            }
        }
        return false;
    }

    /** The day from Monday to Friday nearest to a day, within its month. */
    private static int workday(LocalDate inMonth, int dayOfMonth) {
        DayOfWeek weekday = inMonth.withDayOfMonth(dayOfMonth).getDayOfWeek();
        if (weekday == DayOfWeek.SATURDAY) {
            return dayOfMonth == 1 ? 3 : dayOfMonth - 1;
        }
        if (weekday == DayOfWeek.SUNDAY) {
            return dayOfMonth == inMonth.lengthOfMonth() ? dayOfMonth - 2 : dayOfMonth + 1;
        }
        return dayOfMonth;
    }

    private static int weekday(LocalDate day) {
        return day.getDayOfWeek().getValue() % 7;
    }
}
