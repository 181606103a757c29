package dev.kairos.core.secret;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the table of token forms, {@code rules.txt}. */
final class Rules {
    private static final String TABLE = "rules.txt";
    private static final String GAP = "  ";
    private static final Check[] CHECKS = {Check.RANDOM, Check.PASSWORD, Check.CRC32};

    private Rules() {}

    /** All rules, one per keyword, in the order of the table. */
    static List<TokenRule> read() {
        try (InputStream in = Rules.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException(
                        TABLE + " is missing beside " + Rules.class.getName() + ": repack the jar");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE + " cannot be read", e);
        }
    }

    static List<TokenRule> parse(String table) {
        List<TokenRule> rules = new ArrayList<>();
        int from = 0;
        for (int end = table.indexOf('\n'); end >= 0; end = table.indexOf('\n', from)) {
            if (end > from && table.charAt(from) != '#') {
                add(rules, table.substring(from, end));
            }
            from = end + 1;
        }
        return rules;
    }

    private static void add(List<TokenRule> rules, String line) {
        int nameEnd = line.indexOf(GAP);
        int start = CharSet.BLANKS.end(line, nameEnd, line.length());
        int gap = line.indexOf(GAP, start);
        int end = gap < 0 ? line.length() : gap;
        int open = line.indexOf('<', start);
        int close = line.indexOf('>', open);
        String options = line.substring(end);
        boolean ignoreCase = options.contains("nocase");
        Shape before = Shape.of(line.substring(start, open));
        Shape after = Shape.of(line.substring(close + 1, end));
        int keyword = open + 1;
        while (keyword <= close) {
            int bar = line.indexOf('|', keyword);
            int keywordEnd = bar >= 0 && bar < close ? bar : close;
            String text = line.substring(keyword, keywordEnd);
            rules.add(new TokenRule(line.substring(0, nameEnd), text, ignoreCase, before, after, check(options)));
            keyword = keywordEnd + 1;
        }
    }

    private static Check check(String options) {
        for (Check check : CHECKS) {
            if (options.contains(check.option())) {
                return check;
            }
        }
        return Check.VARIED;
    }
}
