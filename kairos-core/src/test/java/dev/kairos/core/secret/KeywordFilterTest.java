package dev.kairos.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The filter calls exactly those that a search for each keyword would call. */
class KeywordFilterTest {
    private static final List<String> TEXTS = Rules.read().stream()
            .map(TokenRule::keyword)
            .filter(keyword -> keyword.length() >= Keyword.WIDTH)
            .distinct()
            .toList();

    @Property(tries = 300)
    void every_keyword_is_found_wherever_it_stands(@ForAll("texts") String text) {
        List<String> called = new ArrayList<>();
        List<Keyword> keywords = new ArrayList<>();
        for (String keyword : TEXTS) {
            keywords.add(Keyword.of(keyword, false, (pass, at) -> called.add(keyword + " at " + at)));
        }
        new KeywordFilter(keywords).run(Pass.over(text, new KeywordFilter(List.of())));
        assertThat(called).containsExactlyInAnyOrderElementsOf(searched(text));
    }

    private static List<String> searched(String text) {
        List<String> found = new ArrayList<>();
        for (String keyword : TEXTS) {
            for (int at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + 1)) {
                found.add(keyword + " at " + at);
            }
        }
        return found;
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.oneOf(
                Arbitraries.of(TEXTS),
                Arbitraries.of(TEXTS).map(text -> text.substring(1)),
                Arbitraries.strings().all().ofMaxLength(5));
        Arbitrary<String> start = Arbitraries.integers().between(8_170, 8_200).map("x"::repeat);
        return words.list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts))
                .flatMap(text -> Arbitraries.oneOf(Arbitraries.just(text), start.map(before -> before + text)));
    }
}
