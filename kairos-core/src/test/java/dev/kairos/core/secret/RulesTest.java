package dev.kairos.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RulesTest {
    private final List<TokenRule> rules = Rules.read();

    @Test
    void more_than_eighty_kinds_of_tokens_are_known() {
        assertThat(rules.stream().map(TokenRule::name).distinct()).hasSizeGreaterThan(80);
    }

    /** Otherwise a mark would not be known as one. */
    @Test
    void every_name_fits_into_a_mark() {
        assertThat(rules).allSatisfy(rule -> assertThat(rule.name()).matches("[a-z0-9 .-]{3,42}"));
    }

    @Test
    void every_pattern_can_be_read() {
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.after().match("", 0, new Span())).isLessThanOrEqualTo(0);
            assertThat(rule.before().matchBefore("", 0)).isLessThanOrEqualTo(0);
        });
    }

    @Test
    void a_keyword_and_what_follows_it_fix_enough_to_be_rare() {
        assertThat(rules).allSatisfy(rule -> assertThat(rule.keyword()).hasSizeGreaterThanOrEqualTo(2));
    }

    @Test
    void a_line_gives_a_rule_for_each_keyword() {
        List<TokenRule> read = Rules.parse("""
                # nothing
                some kind      [a-z]{2}<AB_|CD_>[0-9]{4,}  nocase random
                """);
        assertThat(read).extracting(TokenRule::keyword).containsExactly("AB_", "CD_");
        assertThat(read).extracting(TokenRule::name).containsOnly("some kind");
        assertThat(read).extracting(TokenRule::ignoreCase).containsOnly(true);
        assertThat(read).extracting(TokenRule::check).containsOnly(Check.RANDOM);
    }
}
