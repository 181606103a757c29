package dev.kairos.core.secret;

/**
 * Finds one kind of token by its form.
 *
 * @param name what kind it is
 * @param keyword what stands fixed in it
 * @param ignoreCase whether the keyword's case does not matter
 * @param before the form of what stands before the keyword; may be empty
 * @param after the form of what follows
 * @param check what else must hold
 */
record TokenRule(String name, String keyword, boolean ignoreCase, Shape before, Shape after, Check check)
        implements Detector {

    private static final int CHECKED = 36;
    private static final int LEAST_ON_A_LINE = 4;

    @Override
    public void at(Pass pass, int at) {
        int start = before.matchBefore(pass.text, at);
        int body = at + keyword.length();
        if (start < 0) {
            return;
        }
        if (check == Check.CRC32 && Check.hasChecksum(pass.text, body)) {
            pass.token(name, start, body + CHECKED);
        } else if (beginsAt(pass, start)) {
            match(pass, start, body);
        }
    }

    private void match(Pass pass, int start, int body) {
        Span span = pass.span;
        int end = after.match(pass.text, body, span);
        if (end < 0) {
            lookOverLines(pass, start, body, ~end);
            return;
        }
        int from = after.hasGroup() ? span.start : start;
        int to = after.hasGroup() ? span.end : end;
        int secret = before.isEmpty() ? Math.max(from, body) : from;
        if (!check.accepts(pass.text.substring(secret, to))) {
            return;
        }
        if (check == Check.PASSWORD) {
            pass.closed(name, from, to, true);
        } else {
            pass.token(name, from, to);
        }
    }

    /** A token that ends too early at the end of a line may go on in the next. */
    private void lookOverLines(Pass pass, int start, int body, int failed) {
        if (pass.isTop() && failed - body >= LEAST_ON_A_LINE && Joints.lineBreak(pass.text, failed) > failed) {
            pass.overLines(start, this, body - keyword.length() - start);
        }
    }

    /**
     * Whether a token may begin here: a short keyword not as the end of a longer one. A form without upper bound must not begin inside of its own characters: each such run is
     * read once, however many keywords it holds.
     */
    private boolean beginsAt(Pass pass, int start) {
        if (start == 0 || !CharSet.ALNUM.has(pass.text.charAt(start))) {
            return true;
        }
        char previous = pass.text.charAt(start - 1);
        if (CharSet.ALNUM.has(previous) || before.beginsWith(previous)) {
            return Escapes.endsBefore(pass.text, start);
        }
        if (previous == '_' && check == Check.RANDOM) {
            return false;
        }
        return !after.isLong() || !after.beginsWith(previous) || !after.beginsWith(keyword);
    }
}
