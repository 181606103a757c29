package dev.kairos.examples.keeper;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lays out lines for a terminal: times at the left, words wrapped at 100 columns. */
final class Page {
    private static final int WIDTH = 100;
    private static final int INDENT = 12;
    private static final int LABEL = 9;
    private static final DateTimeFormatter DAY_AND_CLOCK = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private final PrintStream out;
    private final ZoneId zone;

    Page(PrintStream out, ZoneId zone) {
        this.out = out;
        this.zone = zone;
    }

    ZoneId zone() {
        return zone;
    }

    String clock(Instant time) {
        return CLOCK.format(time.atZone(zone));
    }

    /** Prints a line that begins with a time. */
    void line(Instant time, String label, String words) {
        String begin = String.format("%-" + INDENT + "s", DAY_AND_CLOCK.format(time.atZone(zone)));
        String what = label.isEmpty() ? words : String.format("%-" + LABEL + "s %s", label, words);
        print(begin, what, INDENT + (label.isEmpty() ? 0 : LABEL + 1));
    }

    /** Prints lines that belong to the one before. */
    void more(String words) {
        String margin = " ".repeat(INDENT + LABEL + 1);
        int hanging = words.length() - words.stripLeading().length();
        int mark = words.startsWith("- ") ? 2 : words.startsWith(">> ") || words.startsWith("ok ") ? 3 : 0;
        print(margin, words, INDENT + LABEL + 1 + hanging + mark);
    }

    /** Prints text from the left margin. */
    void text(String words) {
        print("", words, 0);
    }

    void table(Map<String, String> columns) {
        StringBuilder names = new StringBuilder();
        StringBuilder values = new StringBuilder();
        columns.forEach((name, value) -> {
            int width = Math.max(name.length(), value.length()) + 3;
            names.append(String.format("%" + width + "s", name));
            values.append(String.format("%" + width + "s", value));
        });
        out.println();
        out.println(names);
        out.println("   " + "-".repeat(names.length() - 3));
        out.println(values);
    }

    private void print(String begin, String words, int indent) {
        String margin = " ".repeat(indent);
        String left = begin;
        for (String paragraph : words.isEmpty() ? List.of("") : words.lines().toList()) {
            for (String line : wrap(paragraph, WIDTH - indent)) {
                out.println((left + line).stripTrailing());
                left = margin;
            }
        }
    }

    /** Breaks at spaces; a word that is longer than a line stays whole. What a terminal would obey is left out. */
    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text.replaceAll("\\p{Cntrl}", " ").stripTrailing();
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            space = space <= leading(rest) ? rest.indexOf(' ', width) : space;
            if (space < 0) {
                break;
            }
            lines.add(rest.substring(0, space));
            rest = rest.substring(space + 1);
        }
        lines.add(rest);
        return lines;
    }

    private static int leading(String text) {
        return text.length() - text.stripLeading().length();
    }
}
