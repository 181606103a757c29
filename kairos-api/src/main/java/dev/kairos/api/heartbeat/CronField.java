package dev.kairos.api.heartbeat;

import java.util.List;

/** The fields of a cron expression in the order in which they stand. */
enum CronField {
    SECOND("second", 0, 59, ""),
    MINUTE("minute", 0, 59, ""),
    HOUR("hour", 0, 23, ""),
    DAY_OF_MONTH("day of month", 1, 31, ""),
    MONTH("month", 1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
    DAY_OF_WEEK("day of week", 0, 7, "SUN MON TUE WED THU FRI SAT");

    private final String title;
    private final int least;
    private final int most;
    private final String names;

    CronField(String title, int least, int most, String names) {
        this.title = title;
        this.least = least;
        this.most = most;
        this.names = names;
    }

    String title() {
        return title;
    }

    int least() {
        return least;
    }

    int most() {
        return most;
    }

    String allowed() {
        String range = least + "-" + most;
        return names.isEmpty()
                ? range
                : range + " or " + names.substring(0, 3) + "-" + names.substring(names.length() - 3);
    }

    /** The number that a text stands for, or -1 if it stands for none that is allowed. */
    int value(String text) {
        int name = names.isEmpty() ? -1 : List.of(names.split(" ")).indexOf(text);
        if (name >= 0) {
            return name + least;
        }
        int number = number(text);
        return number >= least && number <= most ? number : -1;
    }

    /** A number of one to three digits, or -1. */
    static int number(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }
}
