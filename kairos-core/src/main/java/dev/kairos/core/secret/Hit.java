package dev.kairos.core.secret;

/**
 * A secret as one rule sees it.
 *
 * @param start the index of its first character in the scanned text
 * @param end the index after its last
 * @param rule what kind of secret it is
 * @param excerpt what may be shown of it
 * @param known whether its form told what it is, not only the words around it
 */
record Hit(int start, int end, String rule, String excerpt, boolean known) {

    /** Nothing of it may be shown. */
    static final String CLOSED = "…";

    private static final int HEAD = 4;
    private static final int TAIL = 2;
    private static final int LEAST_HIDDEN = 14;
    private static final CharSet SHOWN = CharSet.ALNUM.or(CharSet.of("_-."));

    /** The first four and the last two characters of a token, if enough of it stays hidden. */
    static String excerpt(String token) {
        int hidden = token.length() - HEAD - TAIL;
        if (hidden < LEAST_HIDDEN) {
            return CLOSED;
        }
        String head = token.substring(0, HEAD);
        String tail = token.substring(HEAD + hidden);
        return SHOWN.end(head, 0, HEAD) == HEAD && SHOWN.end(tail, 0, TAIL) == TAIL ? head + CLOSED + tail : CLOSED;
    }

    Hit at(int from, int to) {
        return new Hit(from, to, rule, excerpt, known);
    }

    boolean overlaps(Hit later) {
        return later.start < end;
    }

    /** One hit over the range of both, named by the one that knows more. */
    Hit merge(Hit other) {
        Hit better = other.known && !known ? other : this;
        return better.at(Math.min(start, other.start), Math.max(end, other.end));
    }
}
