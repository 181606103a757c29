package dev.kairos.core.secret;

/**
 * Finds the long runs of base64 and hexadecimal characters in a text and looks at what they encode. Every run of the least length
 * holds a multiple of that length, so only those places are looked at.
 */
final class Runs {
    private static final int LEAST = 24;
    private static final int LEAST_LINE = 40;
    private static final byte[] KINDS = kinds();

    private Runs() {}

    /** Whether a text holds no run of the least length. */
    static boolean isFree(String text) {
        int from = 0;
        for (int i = LEAST - 1; i < text.length(); i += LEAST) {
            int start = i + 1;
            while (start > from && isRun(text.charAt(start - 1))) {
                start--;
            }
            int end = start > i ? i : CharSet.BASE64.end(text, i + 1, text.length());
            if (end - start >= LEAST) {
                return false;
            }
            from = end;
        }
        return true;
    }

    static void look(Pass pass) {
        String text = pass.text;
        int from = 0;
        for (int i = LEAST - 1; i < text.length(); i += LEAST) {
            if (isRun(text.charAt(i))) {
                int start = i;
                while (start > from && isRun(text.charAt(start - 1))) {
                    start--;
                }
                int end = CharSet.BASE64.end(text, i + 1, text.length());
                from = end - start >= LEAST ? look(pass, start, end) : end;
                i = from;
            }
        }
    }

    /** Looks at one run and tells where the next can begin. */
    private static int look(Pass pass, int start, int end) {
        DiscordTokens.look(pass, start, end);
        if (!pass.isTop()) {
            return end;
        }
        int last = paragraphEnd(pass.text, start, end);
        Base64Runs.look(pass, start, last);
        HexRuns.look(pass, start, last);
        return last;
    }

    /** Where a run ends that is wrapped into lines: goes on while a full line is followed by another. */
    private static int paragraphEnd(String text, int start, int end) {
        int lineStart = start;
        int lineEnd = end;
        while (lineEnd - lineStart >= LEAST_LINE) {
            int next = Joints.lineBreak(text, lineEnd);
            int nextEnd = CharSet.BASE64.end(text, next, text.length());
            if (next == lineEnd || nextEnd == next) {
                break;
            }
            lineStart = next;
            lineEnd = nextEnd;
        }
        return lineEnd;
    }

    private static boolean isRun(char c) {
        return c < KINDS.length && KINDS[c] != 0;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[128];
        for (char c = 0; c < kinds.length; c++) {
            kinds[c] = (byte) (CharSet.BASE64.has(c) ? 1 : 0);
        }
        return kinds;
    }
}
