package dev.kairos.memory.internal.dream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Statement;
import dev.kairos.memory.internal.text.Analysis;
import dev.kairos.memory.internal.text.Sentences;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from notes what can be compared: clauses with the stems of their words, their values, and whether they deny. */
final class Claims {
    private static final Pattern VALUE = Pattern.compile(
            "(?<money>[$€£¥]\\s?)?(?<![\\w.=/×^(*+])(?<!\\b[oO]ver (?:the )?)(?<number>\\d{1,12}(?:[.,:]\\d{1,12}){0,3})"
                    + "(?<percent>(?<!\\b[bB]y \\d{1,3})\\s?%)?(?<clock>\\s?[aApP]\\.?[mM]\\b)?(?:[ -](?<unit>[A-Za-z]{2,20}))?");
    private static final Pattern DATED = Pattern.compile(
            "(?i)\\b(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.? \\d{1,2}\\b"
                    + "|\\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)\\b|\\d{4}-\\d\\d-\\d\\d)");
    private static final Pattern DENIAL =
            Pattern.compile("(?i)\\b(?:never|haven't|hasn't|have not|has not|didn't|did not|not yet)\\b");
    /** Where what is denied ends. */
    private static final Pattern GOES_ON = Pattern.compile(
            "(?i)[,;]\\s+(?=(?:and (?:i|it|we)|but|so|which|because|since|especially|although|though)\\b)");

    /** What any denial has in it; looked for first, for most clauses deny nothing. */
    private static final List<String> MARKS = List.of("never", "n't", "not");

    private static final Pattern CHANGE = Pattern.compile(
            "(?i)\\b(?:updated?|increased?|decreased?|reduced|raised|lowered"
                    + "|extended|moved|changed|reschedul\\w+|reached|improved|shortened|postponed|delayed|total of|grown|growth"
                    + "|adjusted|revised|switched|expanded|upgraded|bumped|corrected|added|new (?:deadline|goal|target|budget|date|time|sprint)|instead)\\b");
    private static final Pattern MOVED =
            Pattern.compile("(?i)\\b(?:reschedul\\w+|moved|extended|postponed|delayed|brought forward"
                    + "|new (?:\\w+ )?(?:deadline|date|time))\\b");
    private static final Pattern HINT =
            Pattern.compile("(?i)\\b(?:now|new|recent(?:ly)?|latest|already|actually|still|free at)\\b");
    private static final Pattern AIM =
            Pattern.compile("(?i)\\b(?:goals?|targets?|aim(?:s|ed|ing)?|at least|at most|limit)\\b");
    private static final Pattern NAME = Pattern.compile("(?<=[a-z,'’\\d)] )\\p{Lu}[\\p{L}]+");
    private static final int MOST_CLAUSES = 40;
    private static final int LONGEST_READ = 6_000;
    private static final int DAYS_OF_MONTH = 30;
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    /** Stems that say nothing of what a clause is about. */
    private static final Set<String> LOOSE =
            Set.copyOf(List.of(("about from sinc over like how get got up us also still more most want need try"
                            + " help worri stress feel what best wai good enough especi given new now schedul increas reduc improv"
                            + " updat chang reschedul extend through take due show seen each under after befor dure when who me my we our")
                    .split(" ")));

    private final Analysis analysis;
    /** What does not change is read once: by statement, as long as anybody holds it. */
    private final Cache<Statement, List<Claim>> read =
            Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

    private final Cache<Episode, List<Claim>> told =
            Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

    Claims(Analysis analysis) {
        this.analysis = analysis;
    }

    /** What a value measures. */
    enum Measure {
        MONEY,
        SHARE,
        CLOCK,
        DAY,
        NUMBER
    }

    /**
     * A clause.
     *
     * @param memory the memory's id
     * @param place its number among those of its memory
     * @param text its words
     * @param stems the stems of its words, values left out
     * @param context the stems of all words of its memory
     * @param values its values by measure; of numbers with the stem of their unit, {@code 150 commit}
     * @param denied the stems of what it says was not done; empty if it denies nothing
     * @param names the names in it
     */
    record Claim(
            String memory,
            int place,
            String text,
            Set<String> stems,
            Set<String> context,
            Map<Measure, Set<String>> values,
            Set<String> denied,
            Set<String> names) {

        boolean denies() {
            return !denied.isEmpty();
        }

        Change changed() {
            if (CHANGE.matcher(text).find()) {
                return Change.SAID;
            }
            return HINT.matcher(text).find() ? Change.HINTED : Change.NONE;
        }

        /** Whether it speaks of another date. */
        boolean moved() {
            return MOVED.matcher(text).find();
        }

        /** Whether it speaks of what is wanted, not of what is. */
        boolean aims() {
            return AIM.matcher(text).find();
        }
    }

    /** How clearly a clause speaks of a change. */
    enum Change {
        NONE,
        HINTED,
        SAID
    }

    private Set<String> topic(String text) {
        Set<String> stems = new HashSet<>(analysis.terms(text));
        stems.removeAll(LOOSE);
        return stems;
    }

    /** What a memory claims; a memory that was shared and its copy hold one statement. */
    List<Claim> of(String memory, Statement statement) {
        List<Claim> found = read.get(statement, each -> claims(memory, each));
        boolean own = found.isEmpty() || found.get(0).memory().equals(memory);
        return own ? found : claims(memory, statement);
    }

    /** What an episode claims on which a memory rests alone: all that was said, not only what was noted. */
    List<Claim> of(String memory, Episode episode) {
        List<Claim> found = told.get(episode, each -> claims(memory, each));
        boolean own = found.isEmpty() || found.get(0).memory().equals(memory);
        return own ? found : claims(memory, episode);
    }

    private List<Claim> claims(String memory, Statement statement) {
        return claims(
                memory, statement.text(), List.of(Note.said(statement.text()).split("; |(?<=[.!?])\\s", -1)));
    }

    private List<Claim> claims(String memory, Episode episode) {
        String text = Code.without(episode.text()
                .substring(0, Math.min(LONGEST_READ, episode.text().length())));
        List<String> clauses = Sentences.statements(text).stream()
                .map(range -> text.substring(range.from(), range.to()))
                .toList();
        return claims(memory, text, clauses);
    }

    private List<Claim> claims(String memory, String text, List<String> clauses) {
        List<Claim> claims = new ArrayList<>();
        Set<String> context = topic(text);
        for (int i = 0; i < Math.min(MOST_CLAUSES, clauses.size()); i++) {
            claims.add(claim(memory, i, clauses.get(i), context));
        }
        return claims;
    }

    private Claim claim(String memory, int place, String clause, Set<String> context) {
        Map<Measure, Set<String>> values = new EnumMap<>(Measure.class);
        String rest = take(DATED, clause, values);
        StringBuilder words = new StringBuilder(rest);
        Matcher value = VALUE.matcher(rest);
        while (value.find()) {
            Measure measure = measure(value);
            String unit = value.group("unit") == null || measure != Measure.NUMBER
                    ? ""
                    : " " + String.join(" ", analysis.terms(value.group("unit")));
            String number = value.group("number").replace(",", "");
            values.computeIfAbsent(measure, key -> new HashSet<>()).add(number + unit);
            blank(words, value.start("number"), value.end("number"));
        }
        return new Claim(memory, place, clause, topic(words.toString()), context, values, denied(clause), names(rest));
    }

    private Set<String> denied(String clause) {
        if (MARKS.stream().noneMatch(clause.toLowerCase(Locale.ROOT)::contains)) {
            return Set.of();
        }
        Matcher denial = DENIAL.matcher(clause);
        return denial.find() ? topic(GOES_ON.split(clause.substring(denial.end()), 2)[0]) : Set.of();
    }

    private static Set<String> names(String clause) {
        Set<String> names = new HashSet<>();
        NAME.matcher(clause).results().forEach(found -> names.add(found.group()));
        return names;
    }

    private static String take(Pattern pattern, String clause, Map<Measure, Set<String>> values) {
        StringBuilder rest = new StringBuilder(clause);
        Matcher found = pattern.matcher(clause);
        while (found.find()) {
            values.computeIfAbsent(Measure.DAY, key -> new HashSet<>()).add(day(found.group()));
            blank(rest, found.start(), found.end());
        }
        return rest.toString();
    }

    /** The same for {@code April 5} and {@code 5 April}. */
    private static String day(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        if (lower.contains("-")) {
            return lower;
        }
        String number = lower.replaceAll("\\D", "");
        String month = lower.replaceAll("[^a-z]", "");
        return month.substring(0, Math.min(3, month.length())) + number;
    }

    /** About the day of the year of a day as it is kept: {@code apr5}, {@code 2024-04-05}. */
    static int dayOfYear(String day) {
        boolean iso = day.indexOf('-') > 0;
        int month = iso ? Integer.parseInt(day.substring(5, 7)) - 1 : MONTHS.indexOf(day.substring(0, 3)) / 3;
        String number = iso ? day.substring(8) : day.substring(3);
        return DAYS_OF_MONTH * month + (number.isEmpty() ? 0 : Integer.parseInt(number));
    }

    private static void blank(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) {
            text.setCharAt(i, ' ');
        }
    }

    private static Measure measure(Matcher value) {
        if (value.group("money") != null) {
            return Measure.MONEY;
        }
        if (value.group("percent") != null) {
            return Measure.SHARE;
        }
        boolean clock = value.group("clock") != null || value.group("number").matches("\\d{1,2}:\\d\\d");
        return clock ? Measure.CLOCK : Measure.NUMBER;
    }
}
