package dev.kairos.core.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** All detectors with the keywords that call them. */
final class Catalog {
    static final String UNSETTLED = "unsettled text";

    private static final CharSet NOT_LOWER = CharSet.LOWER.complement();
    private static final CharSet OPERATORS = CharSet.of("+.&~|");
    private static final CharSet LINE_ENDS = CharSet.of("\r\n");
    private static final CharSet BACKSLASH = CharSet.of("\\");

    private final List<Keyword> keywords = new ArrayList<>();
    private final Set<String> rules = new TreeSet<>(List.of(
            UNSETTLED,
            Assignments.PASSWORD,
            Assignments.SECRET,
            UriPasswords.NAME,
            UriPasswords.TOKEN,
            PrivateKeys.NAME,
            BasicCredentials.NAME,
            DiscordTokens.NAME));

    static KeywordFilter filter() {
        Catalog catalog = new Catalog();
        catalog.addTokens();
        catalog.addContexts();
        catalog.addEncodings();
        return new KeywordFilter(catalog.keywords);
    }

    private void addTokens() {
        for (TokenRule rule : Rules.read()) {
            rules.add(rule.name());
            keywords.add(Keyword.of(rule.keyword(), rule.ignoreCase(), rule, following(rule)));
        }
    }

    /** What stands behind a keyword that is too short to tell much. */
    private static CharSet[] following(TokenRule rule) {
        CharSet[] sets = new CharSet[Math.max(0, Keyword.WIDTH - rule.keyword().length())];
        for (int i = 0; i < sets.length; i++) {
            sets[i] = rule.after().setAt(i);
        }
        return sets;
    }

    private void addContexts() {
        for (String stem : Assignments.STEMS) {
            keywords.add(Keyword.of(stem, true, new Assignments(stem), NOT_LOWER));
        }
        for (String separator : List.of("://", ":\\/\\/")) {
            keywords.add(Keyword.of(separator, false, new UriPasswords(separator)));
        }
        for (String begin : PrivateKeys.BEGINNINGS) {
            keywords.add(Keyword.of(begin, false, new PrivateKeys(begin)));
        }
        keywords.add(Keyword.of(BasicCredentials.KEYWORD, true, new BasicCredentials()));
        keywords.add(Keyword.of(Marks.BEGIN, false, new Marks(Set.copyOf(rules))));
    }

    private void addEncodings() {
        Escapes escapes = new Escapes();
        sequence(escapes, CharSet.of("%"), CharSet.HEX, CharSet.HEX, CharSet.ANY);
        sequence(escapes, BACKSLASH, CharSet.of("ux"), CharSet.HEX, CharSet.HEX);
        Joints joints = new Joints();
        CharSet quotes = CharSet.QUOTES;
        CharSet opening = quotes.or(BACKSLASH);
        CharSet blanks = CharSet.BLANKS;
        sequence(joints, quotes, opening, CharSet.ANY, CharSet.ANY);
        sequence(joints, quotes, blanks, OPERATORS.or(opening).or(blanks), CharSet.ANY);
        sequence(joints, quotes, OPERATORS, CharSet.SPACES.or(opening).or(OPERATORS), CharSet.ANY);
        sequence(joints, quotes, LINE_ENDS, CharSet.ANY, CharSet.ANY);
        sequence(joints, quotes, CharSet.of(")"), CharSet.of("."), CharSet.of("ac"));
        sequence(joints, BACKSLASH.or(CharSet.of("=")), LINE_ENDS, CharSet.ANY, CharSet.ANY);
        sequence(joints, BACKSLASH, BACKSLASH, BACKSLASH, CharSet.of("nr"));
    }

    private void sequence(Detector detector, CharSet... sets) {
        keywords.add(Keyword.of("", false, detector, sets));
    }
}
