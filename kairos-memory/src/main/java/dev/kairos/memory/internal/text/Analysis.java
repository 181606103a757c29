package dev.kairos.memory.internal.text;

import dev.kairos.memory.internal.dates.Span;
import dev.kairos.memory.internal.dates.TimeResolver;
import dev.kairos.memory.recall.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Takes text of one language apart. Safe for use by many threads. */
public final class Analysis implements AutoCloseable {
    /** Changes when an index made by an older version would not fit. */
    public static final int VERSION = 1;

    private final Language language;
    private final Analyzer texts;
    private final Analyzer questions;
    private final TimeResolver times;
    private final Set<String> broad;

    private Analysis(Language language) {
        this.language = language;
        Vocabulary vocabulary = Vocabulary.of(language);
        this.texts = new LanguageAnalyzer(language, vocabulary.stopWords());
        this.questions = new LanguageAnalyzer(language, vocabulary.questionWords());
        this.broad = Set.copyOf(terms(texts, vocabulary.overview()));
        this.times = language == Language.ENGLISH ? TimeResolver.english() : TimeResolver.numeric();
    }

    /** The analysis of a language. */
    public static Analysis of(Language language) {
        return new Analysis(language);
    }

    /** The language. */
    public Language language() {
        return language;
    }

    /** The locale in which dates are written out. */
    public Locale locale() {
        return switch (language) {
            case ENGLISH, OTHER -> Locale.ENGLISH;
            case GERMAN -> Locale.GERMAN;
            case FRENCH -> Locale.FRENCH;
            case SPANISH -> Locale.forLanguageTag("es");
        };
    }

    /** What texts are indexed with. */
    public Analyzer analyzer() {
        return texts;
    }

    /** The resolver of the language. */
    public TimeResolver times() {
        return times;
    }

    /** The words by which a time is spoken of; empty where there are too many. */
    public String words(Span span) {
        LocalDate day = span.from();
        String month = day.getMonth().getDisplayName(TextStyle.FULL, locale());
        return switch (span.precision()) {
            case DAY -> day.getDayOfMonth() + " " + month + " " + day.getYear();
            case MONTH -> month + " " + day.getYear();
            case YEAR -> String.valueOf(day.getYear());
            case WEEK, SEASON, WHOLE -> "";
        };
    }

    /** Whether a question asks for an overview. */
    public boolean isBroad(String question) {
        return terms(questions, question).stream().anyMatch(broad::contains);
    }

    /** The stems of a text in order. */
    public List<String> terms(String text) {
        return terms(texts, text);
    }

    /** The stems of a question in order, without the words that only make it a question. */
    public List<String> questionTerms(String text) {
        return terms(questions, text);
    }

    @Override
    public void close() {
        texts.close();
        questions.close();
    }

    /** Reads the stems of a text in order, with their places. */
    public void read(String text, Reader reader) {
        read(texts, text, reader);
    }

    /** Takes stems. */
    @FunctionalInterface
    public interface Reader {
        /** A stem and where its word begins. */
        void read(String stem, int from);
    }

    private static List<String> terms(Analyzer analyzer, String text) {
        List<String> terms = new ArrayList<>();
        read(analyzer, text, (stem, from) -> terms.add(stem));
        return terms;
    }

    private static void read(Analyzer analyzer, String text, Reader reader) {
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                reader.read(term.toString(), offset.startOffset());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be read", e);
        }
    }
}
