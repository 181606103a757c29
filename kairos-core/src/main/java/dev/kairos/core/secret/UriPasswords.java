package dev.kairos.core.secret;

/** Finds what stands for a password in the authority of a URI, of databases and of web addresses alike. */
record UriPasswords(String separator) implements Detector {
    static final String NAME = "password in url";
    static final String TOKEN = "token in url";
    private static final CharSet AUTHORITY =
            CharSet.SPACES.or(CharSet.QUOTES).or(CharSet.of("/?#<>\\")).complement();
    private static final CharSet USER = CharSet.of("@").complement();
    private static final CharSet NAME_PART = CharSet.of(":").complement();
    private static final CharSet SCHEME = CharSet.ALNUM.or(CharSet.of("+-."));
    private static final int LONGEST = 400;
    private static final int LEAST_TOKEN = 16;
    private static final int LEAST_PASSWORD = 4;
    private static final int LEAST_DISTINCT = 3;

    @Override
    public void at(Pass pass, int at) {
        String text = pass.text;
        int start = at + separator.length();
        int end = AUTHORITY.end(text, start, start + LONGEST);
        int host = USER.start(text, end, start) - 1;
        if (host <= start || SCHEME.start(text, at, at - 2) == at) {
            return;
        }
        int colon = NAME_PART.end(text, start, host);
        if (colon >= host - 1) {
            user(pass, start, colon);
            return;
        }
        String password = text.substring(colon + 1, host);
        if (password.equals(text.substring(start, colon)) || Placeholders.matches(password)) {
            return;
        }
        if (password.length() >= LEAST_PASSWORD && Check.hasDistinct(LEAST_DISTINCT, password)) {
            pass.closed(NAME, colon + 1, host, true);
        }
    }

    private static void user(Pass pass, int start, int end) {
        String user = pass.text.substring(start, end);
        if (user.length() >= LEAST_TOKEN && Randomness.isRandom(user)) {
            pass.value(TOKEN, start, end);
        }
    }
}
