package dev.kairos.core.secret;

/**
 * Finds the tokens of Discord's bots. They have no fixed word in them: the bot's number in base64, a time and a signature, with
 * dots between.
 */
final class DiscordTokens {
    private static final Shape FORM = Shape.of("[MNO][A-Za-z0-9_-]{23,27}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,40}");
    private static final CharSet URL64 = CharSet.ALNUM.or(CharSet.of("_-"));
    private static final int LONGEST_ID = 29;
    static final String NAME = "discord bot token";

    private DiscordTokens() {}

    static void look(Pass pass, int start, int end) {
        if (pass.charAt(end) != '.' || pass.charAt(end + 7) != '.') {
            return;
        }
        int from = URL64.start(pass.text, end, Math.max(start, end - LONGEST_ID));
        if (pass.charAt(from - 1) == '\\') {
            from++;
        } else if (URL64.has(pass.charAt(from - 1))) {
            return;
        }
        int to = FORM.match(pass.text, from, pass.span);
        if (to >= 0 && Randomness.hasDigit(pass.text.substring(from, to))) {
            pass.token(NAME, from, to);
        }
    }
}
