package dev.kairos.memory.internal.text;

import dev.kairos.memory.recall.Language;
import java.util.List;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;

/**
 * Words of a language that carry nothing.
 *
 * @param stopWords in any text
 * @param questionWords in a question: the former, and those that only make it one
 * @param overview words that ask for an overview
 */
record Vocabulary(CharArraySet stopWords, CharArraySet questionWords, String overview) {
    private static final String ENGLISH =
            "what when where which who whom whose why how did do does done doing has have had"
                    + " having is are was were be been being am can could will would shall should may might must i me my mine we us"
                    + " our you your he him his she her they them their it its this that these those there here";
    private static final String GERMAN =
            "was wann wo welche welcher welches wer wem wen wessen warum wieso weshalb wie woher"
                    + " wohin womit habe haben hat hatte hatten ist sind war waren wird werden wurde würde kann können konnte soll"
                    + " sollte muss musste darf mag möchte gibt";
    private static final String FRENCH =
            "que quoi quand où quel quelle quels quelles qui pourquoi comment combien est-ce"
                    + " est sont était étaient a ont avait avaient fait faire peut peuvent pouvait doit doivent sera serait";
    private static final String SPANISH =
            "qué cuándo dónde cuál cuáles quién quiénes por qué cómo cuánto cuánta cuántos"
                    + " cuántas es son era eran fue fueron ha han había habían hace hizo puede pueden debe deben será sería";

    static Vocabulary of(Language language) {
        return switch (language) {
            case ENGLISH -> of(EnglishAnalyzer.getDefaultStopSet(), ENGLISH, "summary summarize overview recap");
            case GERMAN -> of(GermanAnalyzer.getDefaultStopSet(), GERMAN, "Zusammenfassung zusammenfassen Überblick");
            case FRENCH -> of(FrenchAnalyzer.getDefaultStopSet(), FRENCH, "résumé résumer aperçu");
            case SPANISH -> of(SpanishAnalyzer.getDefaultStopSet(), SPANISH, "resumen resumir panorama");
            case OTHER -> of(CharArraySet.EMPTY_SET, "", "");
        };
    }

    private static Vocabulary of(CharArraySet stopWords, String questions, String overview) {
        CharArraySet all = new CharArraySet(stopWords, true);
        all.addAll(List.of(questions.split(" ")));
        return new Vocabulary(stopWords, CharArraySet.unmodifiableSet(all), overview);
    }
}
