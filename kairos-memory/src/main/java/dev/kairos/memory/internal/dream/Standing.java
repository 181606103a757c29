package dev.kairos.memory.internal.dream;

import dev.kairos.api.dream.DreamDraft;
import dev.kairos.api.dream.DreamPass;
import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Episode.Role;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.memory.Statement.Grounds;
import dev.kairos.api.memory.Statement.Kind;
import dev.kairos.api.memory.Statement.Validity;
import dev.kairos.api.memory.StoredEpisode;
import dev.kairos.memory.internal.text.Passages.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what people want to stand: instructions ("always…", "never…", "from now on…") and how they like things ("I
 * prefer…"). Only owners instruct; what team members like is kept as a preference.
 */
final class Standing implements DreamPass {
    private static final int LONGEST = 240;
    private static final int LONGEST_READ = 20_000;

    private static final Pattern DIRECTIVE =
            Pattern.compile("^\\W*(?:and |so |also |but |please,? )*(?:always|never|from now on"
                    + "|going forward|in (?:the )?future|whenever (?:i|you)|remember to|do(?:n't| not) ever|make sure (?:to|you) always"
                    + "|every time (?:i|you))\\b(?!.*\\?\\s*$)|\\b(?:always|never)\\b.{3,120}\\bwhen(?:ever)? i ask\\b"
                    + "|\\bplease (?:always|never)\\b");
    private static final Pattern STATED =
            Pattern.compile("^\\W*(?:always|never) (?:been|had|was|were|seen|got|thought|mind)\\b");
    private static final Pattern PREFERENCE = Pattern.compile(
            "\\bi(?:'d| would)?(?: \\w+ly| do| also| still)? prefer\\b|\\bprefer(?:ence|ring|red)?\\b"
                    + "|\\b(?:i'd|i would|we'd) rather\\b|\\bmy (?:favou?rite|rule|approach is|style is)\\b|\\brather than\\b");
    private static final Pattern CHOICE = Pattern.compile("\\bi(?:'ve| have)? (?:chose|chosen|decided|picked|opted)\\b"
            + "|\\bi(?:'m| am) (?:allergic|vegan|vegetarian)|\\bi (?:hate|dislike|can't stand|insist|value|avoid|tend to|like to keep)\\b"
            + "|\\bi(?:'m| am)? (?:trying|want|wanna|aiming|like)(?: to)? (?:keep|avoid|stick|use|mix|combine|block|name|naming)\\b"
            + "|\\bi(?:'m| am) considering\\b.{3,80}\\bbecause\\b");

    private final Desk desk;
    private final Wordlist words;

    Standing(Desk desk, Wordlist words) {
        this.desk = desk;
        this.words = words;
    }

    @Override
    public DreamDraft run(DreamDraft draft) {
        Map<String, String> known = new HashMap<>();
        Map<String, String> notes = new HashMap<>();
        for (Workbench.Known memory : desk.of(draft).all()) {
            Kind kind = memory.statement().kind();
            boolean stands = kind == Kind.DIRECTIVE || kind == Kind.PREFERENCE;
            (stands ? known : notes).putIfAbsent(memory.statement().text(), memory.id());
        }
        List<MemoryOp.Add> found = new ArrayList<>();
        for (StoredEpisode stored : draft.context().episodes()) {
            if (stored.episode().speaker().role() == Role.PERSON) {
                read(draft.context().generation().scope(), stored.episode(), known, found);
            }
        }
        List<MemoryOp> operations = new ArrayList<>(found);
        for (MemoryOp.Add add : found) {
            String note = notes.get(add.statement().text());
            if (note != null) {
                operations.add(new MemoryOp.Merge(Set.of(note), add.id(), "the same words"));
            }
        }
        return draft.propose(operations);
    }

    private void read(Scope scope, Episode episode, Map<String, String> known, List<MemoryOp.Add> found) {
        String all = episode.text();
        String text = Code.without(all.substring(0, Math.min(LONGEST_READ, all.length())));
        for (Range sentence : Phrases.sentences(text)) {
            MemoryOp.Add add = add(scope, episode, text, sentence);
            if (add != null && known.putIfAbsent(add.statement().text(), add.id()) == null) {
                found.add(add);
            }
        }
    }

    private MemoryOp.@Nullable Add add(Scope scope, Episode episode, String text, Range sentence) {
        String plain = text.substring(sentence.from(), sentence.to())
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'');
        boolean directive = episode.origin() == Origin.OWNER
                && DIRECTIVE.matcher(plain).find()
                && !STATED.matcher(plain).find();
        boolean preference = PREFERENCE.matcher(plain).find();
        if (!directive && !preference && !CHOICE.matcher(plain).find()) {
            return null;
        }
        Range kept = directive ? sentence : Phrases.around(text, sentence, plain, LONGEST);
        String said = directive
                ? text.substring(kept.from(), kept.to()).strip()
                : new Shortening(words, text, kept).written();
        if (said.length() > 2 * LONGEST || said.isBlank()) {
            return null;
        }
        String note =
                directive ? said.replaceAll("\\s+", " ") : episode.speaker().name() + ": " + said;
        Statement statement = new Statement(
                directive ? Kind.DIRECTIVE : Kind.PREFERENCE,
                note,
                null,
                new Validity(episode.time().toInstant(), null),
                new Grounds(List.of(Source.of(scope, episode, kept.from(), kept.to())), List.of()),
                episode.origin(),
                directive ? 1 : preference ? 0.9 : 0.6);
        return new MemoryOp.Add(
                Ids.of("standing", episode.id(), note), statement, directive ? "directive" : "preference");
    }
}
