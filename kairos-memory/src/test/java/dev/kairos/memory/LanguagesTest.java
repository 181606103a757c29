package dev.kairos.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.RecallQuery;
import dev.kairos.api.memory.Recollection.Item;
import dev.kairos.api.memory.Scope;
import dev.kairos.memory.recall.Language;
import dev.kairos.memory.recall.RecallSettings;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A question in other forms of the words finds what was said, in each language. */
class LanguagesTest {
    private static final Scope SCOPE = Scope.user("ada");
    private static final Principal HOST = new Principal("host", Set.of(), Set.of(SCOPE));
    private static final ZonedDateTime TIME = ZonedDateTime.of(2026, 11, 20, 8, 0, 0, 0, ZoneOffset.UTC);

    private static final List<String> GERMAN = List.of(
            "Die Rechnungen für die Büromöbel liegen im blauen Ordner.",
            "Wir haben gestern über das Wetter gesprochen.",
            "Meine Schwester züchtet Schäferhunde in Tübingen.",
            "Der Zug nach Köln fährt um acht.");
    private static final List<String> FRENCH = List.of(
            "L'entreprise a signé les contrats d'assurance en mars.",
            "Il fait beau aujourd'hui.",
            "Mes voisines élèvent des chevaux près de Nîmes.",
            "Le train part à huit heures.");
    private static final List<String> SPANISH = List.of(
            "Las facturas de los muebles están en la carpeta azul.",
            "Ayer hablamos del tiempo.",
            "Mis hermanas crían caballos cerca de Córdoba.",
            "El tren sale a las ocho.");
    private static final List<String> CHINESE = List.of("办公家具的发票在蓝色文件夹里。", "昨天我们谈了天气。", "我姐姐在成都养了三只猫。", "去上海的火车八点出发。");
    private static final List<String> JAPANESE =
            List.of("オフィス家具の請求書は青いフォルダーに入っています。", "昨日は天気の話をしました。", "姉は京都で柴犬を飼っています。", "東京行きの電車は八時に出ます。");
    private static final List<String> KOREAN =
            List.of("사무실 가구 송장은 파란 폴더에 있습니다.", "어제 날씨 이야기를 했습니다.", "언니는 부산에서 고양이를 키웁니다.");

    @Test
    void german() {
        assertThat(first(Language.GERMAN, GERMAN, "Wo liegt die Rechnung für das Büromöbel?"))
                .contains("blauen Ordner");
        assertThat(first(Language.GERMAN, GERMAN, "Wer züchtet einen Schaeferhund?"))
                .contains("Tübingen");
        assertThat(first(Language.GERMAN, GERMAN, "Wann fahren die Züge nach Köln?"))
                .contains("um acht");
    }

    @Test
    void french() {
        assertThat(first(Language.FRENCH, FRENCH, "Quand le contrat de l'assurance a-t-il été signé ?"))
                .contains("en mars");
        assertThat(first(Language.FRENCH, FRENCH, "Qui élève un cheval ?")).contains("Nîmes");
    }

    @Test
    void spanish() {
        assertThat(first(Language.SPANISH, SPANISH, "¿Dónde está la factura del mueble?"))
                .contains("carpeta azul");
        assertThat(first(Language.SPANISH, SPANISH, "¿Quién cría un caballo?")).contains("Córdoba");
    }

    @Test
    void chinese() {
        assertThat(first(Language.OTHER, CHINESE, "家具的发票在哪里？")).contains("蓝色文件夹");
        assertThat(first(Language.OTHER, CHINESE, "谁养猫？姐姐养了几只？")).contains("三只猫");
    }

    @Test
    void japanese() {
        assertThat(first(Language.OTHER, JAPANESE, "請求書はどこですか？")).contains("フォルダー");
        assertThat(first(Language.OTHER, JAPANESE, "柴犬はどこにいますか？")).contains("京都");
        assertThat(first(Language.OTHER, JAPANESE, "ｵﾌｨｽ家具はありますか")).contains("フォルダー");
    }

    @Test
    void korean() {
        assertThat(first(Language.OTHER, KOREAN, "송장은 어디에 있습니까?")).contains("파란 폴더");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void chinese_and_japanese_are_found_whatever_the_language_is_set_to(Language language) {
        assertThat(first(language, CHINESE, "家具的发票在哪里？")).contains("蓝色文件夹");
        assertThat(first(language, JAPANESE, "柴犬はどこにいますか？")).contains("京都");
    }

    private static String first(Language language, List<String> said, String question) {
        RecallSettings settings = RecallSettings.defaults().language(language);
        try (InMemoryStore store = InMemoryStore.create(settings)) {
            List<Episode> episodes = new ArrayList<>();
            for (int i = 0; i < said.size(); i++) {
                episodes.add(episode(i, said.get(i)));
            }
            store.append(HOST, SCOPE, episodes);
            List<Item> items = store.recall()
                    .recall(HOST, RecallQuery.of(question, SCOPE, TIME))
                    .items();
            return items.isEmpty() ? "nothing" : items.get(0).text();
        }
    }

    /** Each in a session of its own: neighbours would share their scores. */
    private static Episode episode(int number, String text) {
        return new Episode(
                "e" + number,
                TIME.minusDays(10 - number),
                new Episode.Speaker("Ada", Episode.Role.PERSON),
                new Episode.Session("s" + number, Episode.Session.Kind.CHAT),
                text,
                Origin.OWNER,
                null);
    }
}
