package dev.kairos.memory.internal.text;

import dev.kairos.memory.recall.Language;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;

/** Words in lower case, without stop words, reduced to their stems; Chinese, Japanese and Korean as pairs of characters. */
final class LanguageAnalyzer extends Analyzer {
    private final Language language;
    private final CharArraySet stopWords;

    LanguageAnalyzer(Language language, CharArraySet stopWords) {
        this.language = language;
        this.stopWords = stopWords;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        StandardTokenizer source = new StandardTokenizer();
        TokenStream words = switch (language) {
            case ENGLISH -> new EnglishPossessiveFilter(source);
            case FRENCH -> new ElisionFilter(source, FrenchAnalyzer.DEFAULT_ARTICLES);
            case GERMAN, SPANISH, OTHER -> source;
        };
        TokenStream folded = new CJKBigramFilter(new LowerCaseFilter(new CJKWidthFilter(words)));
        TokenStream kept = new StopFilter(folded, stopWords);
        return new TokenStreamComponents(
                source,
                switch (language) {
                    case ENGLISH -> new PorterStemFilter(kept);
                    case GERMAN -> new GermanLightStemFilter(new GermanNormalizationFilter(kept));
                    case FRENCH -> new FrenchLightStemFilter(kept);
                    case SPANISH -> new SpanishLightStemFilter(kept);
                    case OTHER -> kept;
                });
    }
}
