package dev.kairos.memory.bench;

import dev.kairos.api.memory.Brief;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.Recollection.Freshness;
import dev.kairos.api.memory.Recollection.Item;
import dev.kairos.api.memory.Source;
import dev.kairos.memory.bench.Conversations.Conversation;
import dev.kairos.memory.bench.Conversations.Question;
import dev.kairos.memory.bench.Conversations.Turn;
import dev.kairos.memory.internal.dates.Span;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Scores what dreams have made of one conversation. */
final class DreamJudge {
    private static final int FIRST = 10;

    private final Map<String, Turn> turns = new HashMap<>();
    private final Judge judge;
    private final Generation generation;

    DreamJudge(Conversation conversation, Generation generation) {
        conversation.turns().forEach(turn -> turns.put(turn.id(), turn));
        this.judge = new Judge(conversation);
        this.generation = generation;
    }

    /** The share of evidence turns that live hot memories hold, each turn once. */
    double survival(List<Question> questions) {
        Set<String> evidence = new LinkedHashSet<>();
        questions.forEach(question -> evidence.addAll(question.evidence()));
        evidence.retainAll(turns.keySet());
        Set<String> held = new HashSet<>();
        for (Memory memory : generation.live()) {
            if (memory.standing().tier() == Memory.Tier.HOT) {
                Set<String> words = Judge.words(memory.text());
                for (Source source : memory.statement().grounds().sources()) {
                    Turn turn = turns.get(source.episode());
                    if (turn != null && Judge.half(turn, words)) {
                        held.add(turn.id());
                    }
                }
            }
        }
        held.retainAll(evidence);
        return 100.0 * held.size() / Math.max(1, evidence.size());
    }

    /** The tokens of live hot memories for each token of the log, in percent. */
    double size() {
        double hot = generation.live().stream()
                .filter(memory -> memory.standing().tier() == Memory.Tier.HOT)
                .mapToInt(memory -> Judge.tokens(memory.text()))
                .sum();
        return 100
                * hot
                / turns.values().stream()
                        .mapToInt(turn -> Judge.tokens(turn.text()))
                        .sum();
    }

    /** Whether a question's gold date stands in a live memory on its evidence, if it has a gold date. */
    Map<String, Double> dates(Question question) {
        List<Turn> evidence = question.evidence().stream()
                .map(turns::get)
                .filter(turn -> turn != null)
                .toList();
        if (!question.category().equals("temporal") || evidence.isEmpty()) {
            return Map.of();
        }
        ZonedDateTime said = Ingest.time(evidence.get(0));
        List<Span> gold = GoldDates.of(question.answer(), said);
        if (gold.isEmpty()) {
            return Map.of();
        }
        boolean raw = evidence.stream().anyMatch(turn -> anyFits(turn.text(), said, gold));
        boolean found = generation.live().stream()
                .filter(memory -> memory.statement().grounds().sources().stream()
                        .anyMatch(source -> question.evidence().contains(source.episode())))
                .anyMatch(memory -> anyFits(memory.text(), said, gold));
        return Map.of("dates", found ? 100.0 : 0.0, "dates_raw", raw ? 100.0 : 0.0);
    }

    private static boolean anyFits(String text, ZonedDateTime said, List<Span> gold) {
        return GoldDates.of(text, said).stream()
                .anyMatch(span -> gold.stream().anyMatch(wanted -> GoldDates.fits(span, wanted)));
    }

    /** Whether the update comes first and the original is told to be outdated, or is absent. */
    Map<String, Double> update(Question question, List<Item> items) {
        if (question.updated().isEmpty() || question.original().isEmpty()) {
            return Map.of();
        }
        int updated = place(question.updated(), items);
        int original = place(question.original(), items);
        boolean flagged = original == Integer.MAX_VALUE || items.get(original).freshness() != Freshness.CURRENT;
        boolean linked = linked(question.original(), question.updated(), Memory.Link.Kind.SUPERSEDED_BY);
        Map<String, Double> figures = new TreeMap<>();
        figures.put("update_first", updated < original && flagged ? 100.0 : 0.0);
        figures.put("supersede_recall", linked ? 100.0 : 0.0);
        return figures;
    }

    /** Whether both statements stand in the first ten items. */
    Map<String, Double> conflict(Question question, List<Item> items) {
        if (question.first().isEmpty() || question.second().isEmpty()) {
            return Map.of();
        }
        boolean both = place(question.first(), items) < FIRST && place(question.second(), items) < FIRST;
        boolean linked = linked(question.first(), question.second(), Memory.Link.Kind.CONFLICTS_WITH);
        return Map.of("conflicts", both ? 100.0 : 0.0, "conflict_links", linked ? 100.0 : 0.0);
    }

    /** Whether a source of what stands is in the brief. */
    Map<String, Double> standing(Question question, Brief brief, int budget) {
        if (question.standing().isEmpty()) {
            return Map.of();
        }
        Set<String> ids = new HashSet<>();
        brief.sections().forEach(section -> ids.addAll(section.memories()));
        boolean found = generation.memories().stream()
                .filter(memory -> ids.contains(memory.id()))
                .flatMap(memory -> memory.statement().grounds().sources().stream())
                .anyMatch(source -> question.evidence().contains(source.episode()));
        return Map.of("standing_" + budget, found ? 100.0 : 0.0);
    }

    private boolean linked(List<String> first, List<String> second, Memory.Link.Kind kind) {
        return generation.memories().stream()
                .filter(memory -> cites(memory, first))
                .flatMap(memory -> memory.links().stream())
                .filter(link -> link.kind() == kind)
                .map(link -> generation.find(link.memory()))
                .anyMatch(other -> other.isPresent() && cites(other.get(), second));
    }

    private static boolean cites(Memory memory, List<String> episodes) {
        return memory.statement().grounds().sources().stream().anyMatch(source -> episodes.contains(source.episode()));
    }

    private int place(List<String> wanted, List<Item> items) {
        for (int i = 0; i < items.size(); i++) {
            for (String turn : judge.turns(items.get(i))) {
                if (wanted.contains(turn)) {
                    return i;
                }
            }
        }
        return Integer.MAX_VALUE;
    }
}
