package dev.kairos.core.internal.workspace;

import dev.kairos.core.internal.text.Characters;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of files that mean the same thing, and nothing else, on every system. */
final class Names {

    private static final int MOST_BYTES = 255;

    /** What Windows reads as separators, drives, streams, wildcards or redirections. */
    private static final String FOREIGN = "/\\:*?\"<>|";

    /** Names of devices on Windows, with or without an extension; the superscript digits count there as digits. */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³])(\\..*)?");

    /** The short form that Windows gives to long names: {@code GIT~1} is {@code .git}. */
    private static final Pattern SHORT_FORM = Pattern.compile("[^~]{1,6}~[0-9]{1,6}(\\.[^.]{0,3})?");

    private Names() {}

    /** Says what is wrong with a name, or {@code null}. */
    static @Nullable String problem(String name) {
        if (name.isEmpty()) {
            return "is empty: write single slashes between names";
        }
        if (name.equals("..") || name.equals(".")) {
            return "leads up: write the path from the workspace's root";
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return "has more than " + MOST_BYTES + " bytes";
        }
        if (!name.codePoints().allMatch(Names::isVisible)) {
            return "holds an invisible or unassigned character";
        }
        return foreign(name);
    }

    private static @Nullable String foreign(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKC);
        if (name.chars().anyMatch(c -> FOREIGN.indexOf(c) >= 0)) {
            return "holds one of " + FOREIGN + ", which has a meaning of its own in paths of other systems";
        }
        if (folded.chars().anyMatch(c -> FOREIGN.indexOf(c) >= 0) || isDots(folded) || !isSlashFree(name)) {
            return "holds a character that looks like a separator or leads up";
        }
        if (name.endsWith(".") || name.endsWith(" ") || name.startsWith(" ")) {
            return "begins or ends with a space or ends with a dot, which some systems drop";
        }
        String lower = fold(name);
        if (DEVICE.matcher(lower).matches() || DEVICE.matcher(stem(lower)).matches()) {
            return "is the name of a device on Windows";
        }
        return SHORT_FORM.matcher(name).matches() ? "has the form of a short name of Windows" : null;
    }

    private static String stem(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name.strip() : name.substring(0, dot).strip();
    }

    private static boolean isDots(String text) {
        return text.chars().allMatch(c -> c == '.' || c == ' ');
    }

    /** Slashes that stay themselves under normalization: fraction, division, big and set-minus signs. */
    private static boolean isSlashFree(String name) {
        return name.chars()
                .noneMatch(c -> "\u2044\u2215\u2216\u29F5\u29F8\u29F9\u29F6\u2571\u2572\uFE68\u3033".indexOf(c) >= 0);
    }

    /** What a file system that ignores case, form and invisible characters compares. */
    static String fold(String name) {
        StringBuilder visible = new StringBuilder();
        name.codePoints().filter(Names::isVisible).forEach(visible::appendCodePoint);
        String upper = Normalizer.normalize(visible, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        String folded = Normalizer.normalize(upper.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        int end = folded.length();
        while (end > 1 && (folded.charAt(end - 1) == '.' || folded.charAt(end - 1) == ' ')) {
            end--;
        }
        return folded.substring(0, end);
    }

    static boolean isVisible(int point) {
        return Characters.isVisible(point) && !isIgnorable(point);
    }

    /** Fillers, joiners and variation selectors: letters and marks by their class that nobody sees. */
    private static boolean isIgnorable(int point) {
        return point == 0x034F
                || point == 0x115F
                || point == 0x1160
                || point == 0x3164
                || point == 0xFFA0
                || point == 0x17B4
                || point == 0x17B5
                || (point >= 0x180B && point <= 0x180F)
                || (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xE0100 && point <= 0xE01EF);
    }
}
