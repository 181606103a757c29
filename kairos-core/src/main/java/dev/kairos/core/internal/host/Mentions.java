package dev.kairos.core.internal.host;

import dev.kairos.api.AgentId;
import dev.kairos.api.heartbeat.BeatOutcome;
import dev.kairos.api.journal.Entry;
import dev.kairos.api.journal.Journal;
import dev.kairos.core.internal.fact.BeatFact;
import dev.kairos.core.internal.fact.Fact;
import dev.kairos.core.internal.fact.FactCodec;
import dev.kairos.core.internal.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the entries of an agent that hold what episodes say: those that the episodes come from, all of the beats that have
 * read them, and whatever else holds the same words. Blocks for the journal.
 */
final class Mentions {

    private static final int PAGE = 256;
    private static final int LEAST_WORDS = 12;
    private static final int MOST_WORDS = 100;

    /** What begins the kinds of entries in which a beat can quote what it has read. */
    private static final Set<String> QUOTING =
            Set.of("beat", "model", "tool", "claims", "objective", "action", "approval");

    /** What a beat says of itself without quoting anything; spending is counted by it. */
    private static final Set<String> BARE = Set.of(Fact.Kind.MODEL_CALLED.label(), Fact.Kind.BEAT_RESUMED.label());

    private static final Set<String> ARRIVED =
            Set.of(Fact.Kind.MESSAGE_RECEIVED.label(), Fact.Kind.EVENT_RECEIVED.label());

    private final Set<Long> roots;
    private final Set<String> words;
    private final Set<Long> found = new HashSet<>();
    private final Set<Long> unread = new HashSet<>();
    private List<Long> beat = List.of();
    private long upTo;
    private boolean isTouched;

    private Mentions(Set<Long> roots, List<String> texts) {
        this.roots = roots;
        this.words = texts.stream()
                .filter(text -> text.strip().length() >= LEAST_WORDS)
                .map(Mentions::asWritten)
                .collect(Collectors.toSet());
    }

    /** The sequences of the entries, for episodes that come from {@code roots} and say {@code texts}. */
    static Set<Long> in(Journal journal, AgentId agent, Set<Long> roots, List<String> texts) {
        Mentions mentions = new Mentions(roots, texts);
        long last = 0;
        List<Entry> page;
        do {
            page = journal.read(agent, last, PAGE);
            for (Entry entry : page) {
                mentions.look(entry);
                last = entry.sequence();
            }
        } while (page.size() == PAGE);
        return mentions.found;
    }

    /** The beginning of a text as it stands in a payload. */
    private static String asWritten(String text) {
        String words = text.strip();
        String quoted = Json.write(words.substring(0, Math.min(MOST_WORDS, words.length())));
        return quoted.substring(1, quoted.length() - 1);
    }

    private void look(Entry entry) {
        boolean isRoot = roots.contains(entry.sequence());
        boolean arrived = ARRIVED.contains(entry.kind());
        if (isRoot || words.stream().anyMatch(entry.payload()::contains)) {
            found.add(entry.sequence());
        }
        if (isRoot && arrived) {
            unread.add(entry.sequence());
        } else if (entry.kind().equals(Fact.Kind.BEAT_STARTED.label())) {
            begun(entry);
        } else if (!beat.isEmpty() && quotes(entry.kind())) {
            inBeat(entry, isRoot);
        }
    }

    private static boolean quotes(String kind) {
        int dot = kind.indexOf('.');
        return dot > 0 && QUOTING.contains(kind.substring(0, dot)) && !BARE.contains(kind);
    }

    /** An erasure that was broken off may have come as far as the beat's beginning. */
    private void begun(Entry entry) {
        beat = new ArrayList<>(List.of(entry.sequence()));
        upTo = FactCodec.fact(entry) instanceof BeatFact.Started started ? started.upTo() : 0;
        isTouched = entry.isErased() || unread.stream().anyMatch(sequence -> sequence <= upTo);
    }

    private void inBeat(Entry entry, boolean isRoot) {
        beat.add(entry.sequence());
        if (entry.kind().equals(Fact.Kind.BEAT_ENDED.label())) {
            boolean isCompleted = FactCodec.fact(entry) instanceof BeatFact.Ended ended && isCompleted(ended.outcome());
            ended(isCompleted, isRoot);
        }
    }

    private void ended(boolean isCompleted, boolean isRoot) {
        if (isTouched || isRoot) {
            found.addAll(beat);
        }
        if (isCompleted) {
            unread.removeIf(sequence -> sequence <= upTo);
        }
        beat = List.of();
    }

    private static boolean isCompleted(BeatOutcome outcome) {
        return outcome.kind() != BeatOutcome.Kind.FAILED && outcome.kind() != BeatOutcome.Kind.INTERRUPTED;
    }
}
