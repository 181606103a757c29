package dev.kairos.core.secret;

import java.util.Arrays;

/**
 * Looks behind base64, of both alphabets, wherever in a run it begins: four phases are decoded at once. Only stretches that decode
 * to printable text are looked at; what stands for a picture or a digest hardly ever does.
 */
final class Base64Runs {
    private static final int PHASES = 4;
    private static final int LEAST_GROUPS = 4;
    private static final int WINDOW = 65_536;
    private static final int OVERLAP = 8_192;
    private static final int[] VALUES = values();
    private static final int DELETE = 0x7F;
    private static final int TOP_BITS = 0x808080;

    private Base64Runs() {}

    static void look(Pass pass, int start, int end) {
        if (!hidesText(pass.text, start, end)) {
            return;
        }
        for (int from = start; ; from += WINDOW - OVERLAP) {
            int to = Math.min(end, from + WINDOW);
            for (int phase = 0; phase < PHASES; phase++) {
                new Reader(pass, from, to).read(phase);
            }
            if (to == end) {
                return;
            }
        }
    }

    /** Whether some four groups in a row decode to printable characters, in any phase. */
    private static boolean hidesText(String text, int start, int end) {
        int[] printable = new int[PHASES];
        int bits = 0;
        int count = 0;
        for (int i = start; i < end; i++) {
            int value = value(text.charAt(i));
            if (value < 0) {
                continue;
            }
            bits = ((bits << 6) | value) & 0xFFFFFF;
            int phase = count++ & 3;
            if (count >= PHASES) {
                printable[phase] = isText(bits) ? printable[phase] + 1 : 0;
                if (printable[phase] == LEAST_GROUPS) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isText(int group) {
        return (group & TOP_BITS) == 0
                && isPrintable(group >>> 16)
                && isPrintable((group >>> 8) & 0xFF)
                && isPrintable(group & 0xFF);
    }

    static boolean isPrintable(int c) {
        return (c >= ' ' && c < DELETE) || c == '\n' || c == '\r' || c == '\t';
    }

    private static int value(char c) {
        return c < VALUES.length ? VALUES[c] : -1;
    }

    private static int[] values() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        int[] values = new int[128];
        Arrays.fill(values, -1);
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = i;
        }
        values['-'] = values['+'];
        values['_'] = values['/'];
        return values;
    }

    /** Decodes one phase of a window and hands on each printable stretch. */
    private static final class Reader {
        private static final int LEAST_TEXT = 8;

        private final Pass pass;
        private final int to;
        private final View view;
        private final int[] places = new int[PHASES];
        private int at;

        Reader(Pass pass, int from, int to) {
            this.pass = pass;
            this.to = to;
            this.at = from;
            this.view = new View((to - from) * 3 / 4 + 3);
        }

        void read(int phase) {
            for (int i = 0; i < phase; i++) {
                next();
            }
            int group = 0;
            int filled = 0;
            for (int value = next(); value >= 0; value = next()) {
                places[filled++] = at - 1;
                group = (group << 6) | value;
                if (filled == PHASES) {
                    add(group, 3);
                    group = 0;
                    filled = 0;
                }
            }
            if (filled > 1) {
                add(group << (6 * (PHASES - filled)), filled - 1);
            }
            flush();
        }

        /** The next character's value, over what does not count; -1 at the end. */
        private int next() {
            while (at < to) {
                int value = value(pass.text.charAt(at++));
                if (value >= 0) {
                    return value;
                }
            }
            return -1;
        }

        private void add(int group, int bytes) {
            for (int i = 0; i < bytes; i++) {
                int c = (group >>> (16 - 8 * i)) & 0xFF;
                if (isPrintable(c)) {
                    view.add((char) c, places[i], places[Math.min(i + 1, bytes)] + 1);
                } else {
                    flush();
                }
            }
        }

        private void flush() {
            if (view.length() >= LEAST_TEXT) {
                pass.into(view);
            }
            view.clear();
        }
    }
}
