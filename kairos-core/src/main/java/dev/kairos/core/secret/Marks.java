package dev.kairos.core.secret;

import java.util.Set;

/** Recognises what a redaction has left, so that a second one leaves it alone. Anything but a known rule's mark is plain text. */
final class Marks implements Detector {
    static final String BEGIN = "[secret: ";
    private static final int LONGEST = 48;
    private static final CharSet SHOWN = CharSet.ALNUM.or(CharSet.of("_-."));
    private static final CharSet BEFORE_ELLIPSIS = SHOWN.or(CharSet.of(" "));

    private final Set<String> rules;

    Marks(Set<String> rules) {
        this.rules = rules;
    }

    static String of(Hit hit) {
        return BEGIN + hit.rule() + " " + hit.excerpt() + "]";
    }

    @Override
    public void at(Pass pass, int at) {
        String text = pass.text;
        int start = at + BEGIN.length();
        int ellipsis = BEFORE_ELLIPSIS.end(text, start, start + LONGEST);
        if (pass.charAt(ellipsis) != '…') {
            return;
        }
        int head = SHOWN.start(text, ellipsis, ellipsis - 4);
        int tail = SHOWN.end(text, ellipsis + 1, ellipsis + 3);
        boolean closed = pass.charAt(tail) == ']';
        boolean known = head > start && text.charAt(head - 1) == ' ' && rules.contains(text.substring(start, head - 1));
        if (closed && known) {
            pass.mark(at, tail + 1);
        }
    }
}
