package dev.kairos.core.secret;

/** Looks behind hexadecimal text, from either digit on. What stands for a digest or a UUID hardly ever is printable. */
final class HexRuns {
    private static final int LEAST = 16;
    private static final int WINDOW = 65_536;
    private static final int OVERLAP = 8_192;

    private HexRuns() {}

    static void look(Pass pass, int start, int end) {
        int from = start;
        for (int i = start; i <= end; i++) {
            if (i == end || !CharSet.HEX.has(pass.text.charAt(i))) {
                if (i - from >= 2 * LEAST) {
                    decode(pass, from, i);
                    decode(pass, from + 1, i);
                }
                from = i + 1;
            }
        }
    }

    private static void decode(Pass pass, int start, int end) {
        int at = start;
        while (at + 1 < end) {
            int stretch = at;
            while (at + 1 < end && at - stretch < WINDOW && Base64Runs.isPrintable(octet(pass.text, at))) {
                at += 2;
            }
            if (at - stretch >= 2 * LEAST) {
                pass.into(decoded(pass.text, stretch, at));
            }
            at = at - stretch >= WINDOW ? at - OVERLAP : at + 2;
        }
    }

    private static View decoded(String text, int start, int end) {
        View view = new View((end - start) / 2);
        for (int i = start; i < end; i += 2) {
            view.add((char) octet(text, i), i, i + 2);
        }
        return view;
    }

    private static int octet(String text, int at) {
        return Character.digit(text.charAt(at), 16) << 4 | Character.digit(text.charAt(at + 1), 16);
    }
}
