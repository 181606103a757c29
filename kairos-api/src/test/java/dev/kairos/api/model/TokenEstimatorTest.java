package dev.kairos.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenEstimatorTest {
    private static final TokenEstimator ESTIMATOR = TokenEstimator.standard();

    /** The larger of the counts of the cl100k and o200k vocabularies. */
    private static final Map<String, Integer> COUNTS = new LinkedHashMap<>();

    static {
        COUNTS.put("The build takes four minutes, and nobody knows why it failed on Monday.", 15);
        COUNTS.put("""
                public static int tokens(CharSequence text) {
                    return text.length() == 0 ? 0 : Math.max(1, estimate(text));
                }
                """, 30);
        COUNTS.put(
                "{\"id\":\"e1\",\"time\":\"2026-11-20T08:00:00Z\",\"speaker\":\"Ada\",\"text\":\"The limit is 10.\"}",
                35);
        COUNTS.put("办公家具的发票在蓝色文件夹里。昨天我们谈了天气。", 29);
        COUNTS.put("オフィス家具の請求書は青いフォルダーに入っています。", 27);
        COUNTS.put("회의는 금요일 오후 두 시로 바뀌었습니다.", 21);
        COUNTS.put("Die Rechnungen für die Büromöbel liegen im blauen Ordner.", 18);
    }

    @Test
    void it_is_near_what_vocabularies_count_and_errs_upwards() {
        COUNTS.forEach(
                (text, count) -> assertThat(ESTIMATOR.tokens(text)).as(text).isBetween(count - 1, count * 5 / 4));
        int all = COUNTS.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(COUNTS.keySet().stream().mapToInt(ESTIMATOR::tokens).sum()).isBetween(all, all * 11 / 10);
    }

    @Test
    void no_text_has_no_tokens_and_any_other_has_some() {
        assertThat(ESTIMATOR.tokens("")).isZero();
        for (String text : new String[] {" ", "\n", "a", ".", "日", "\uD83D", "\uDE00", "\u0000"}) {
            assertThat(ESTIMATOR.tokens(text)).as("%x", (int) text.charAt(0)).isPositive();
        }
    }

    @Test
    void more_text_never_has_fewer_tokens() {
        String text = String.join(" ", COUNTS.keySet());
        int before = 0;
        for (int end = 1; end <= text.length(); end++) {
            int tokens = ESTIMATOR.tokens(text.substring(0, end));
            assertThat(tokens).isGreaterThanOrEqualTo(before);
            before = tokens;
        }
    }

    @Test
    void a_large_text_of_any_kind_is_counted() {
        for (String unit : new String[] {"a", " ", "\n", ".", "7", "日", "\uD83D\uDE00", "ä", "aB"}) {
            assertThat(ESTIMATOR.tokens(unit.repeat(1_000_000))).as(unit).isPositive();
        }
    }
}
