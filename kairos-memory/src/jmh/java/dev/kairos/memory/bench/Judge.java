package dev.kairos.memory.bench;

import dev.kairos.api.memory.Recollection.Item;
import dev.kairos.api.memory.Source;
import dev.kairos.memory.bench.Conversations.Conversation;
import dev.kairos.memory.bench.Conversations.Question;
import dev.kairos.memory.bench.Conversations.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Scores what came back for one conversation. A token is four characters. Items count in order while they fit a budget. A turn
 * counts if an item names it and has its first 200 characters, or at least half of its words that carry something; where an
 * item names it as a source, only the latter.
 */
public final class Judge {
    private static final int[] BUDGETS = {250, 500, 1_000, 2_000, 4_000};
    private static final int OPENING = 200;
    private static final int FIRST = 10;
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> EMPTY_WORDS = Set.of(
            ("a an and are as at be been but by can could did do does for from had has have he her him his how i if in is it"
                            + " its just me my no not of on or our s she so t that the their them then there they this to"
                            + " was we were what when where which who will with would you your m re ve ll d")
                    .split(" "));

    private final Map<String, Turn> turns = new HashMap<>();

    Judge(Conversation conversation) {
        conversation.turns().forEach(turn -> turns.put(turn.id(), turn));
    }

    /** The figures of one question, in percent, by name. */
    Map<String, Double> score(Question question, List<Item> items) {
        Set<String> evidence = new LinkedHashSet<>(question.evidence());
        evidence.retainAll(turns.keySet());
        Map<String, Double> figures = new TreeMap<>();
        if (evidence.isEmpty()) {
            return figures;
        }
        for (int budget : BUDGETS) {
            figures.put("within_" + budget, share(evidence, seen(items, budget)));
        }
        figures.put("recall_" + FIRST, share(evidence, first(items)));
        if (!question.updated().isEmpty() && !question.original().isEmpty()) {
            boolean first = place(question.updated(), items) < place(question.original(), items);
            figures.put("update_first", first ? 100.0 : 0.0);
        }
        return figures;
    }

    /** The tokens of a text by the rule of four characters. */
    static int tokens(CharSequence text) {
        return (int) Math.round(text.length() / 4.0);
    }

    private Set<String> seen(List<Item> items, int budget) {
        Set<String> seen = new HashSet<>();
        int tokens = 0;
        for (Item item : items) {
            tokens += tokens(item.text());
            if (tokens > budget) {
                break;
            }
            seen.addAll(turns(item));
        }
        return seen;
    }

    private Set<String> first(List<Item> items) {
        Set<String> first = new LinkedHashSet<>();
        for (Item item : items) {
            for (String turn : turns(item)) {
                if (first.size() < FIRST) {
                    first.add(turn);
                }
            }
        }
        return first;
    }

    private int place(List<String> wanted, List<Item> items) {
        for (int i = 0; i < items.size(); i++) {
            for (String turn : turns(items.get(i))) {
                if (wanted.contains(turn)) {
                    return i;
                }
            }
        }
        return Integer.MAX_VALUE;
    }

    List<String> turns(Item item) {
        List<String> counted = new ArrayList<>();
        String text = folded(item.text());
        Set<String> words = words(text);
        for (String id : item.lineage().episodes()) {
            Turn turn = turns.get(id);
            if (turn != null && (text.contains(opening(turn)) || half(turn, words))) {
                counted.add(id);
            }
        }
        for (Source source : item.lineage().sources()) {
            Turn turn = turns.get(source.episode());
            if (turn != null && half(turn, words)) {
                counted.add(turn.id());
            }
        }
        return counted;
    }

    /** Whether at least half of a turn's words that carry something are among these. */
    static boolean half(Turn turn, Set<String> words) {
        Set<String> wanted = words(turn.text());
        long found = wanted.stream().filter(words::contains).count();
        return !wanted.isEmpty() && 2 * found >= wanted.size();
    }

    private static String opening(Turn turn) {
        String text = turn.text();
        return folded(text.substring(0, Math.min(OPENING, text.length())));
    }

    private static String folded(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    static Set<String> words(String text) {
        Set<String> words = new HashSet<>(List.of(GAPS.split(text.toLowerCase(Locale.ROOT))));
        words.removeAll(EMPTY_WORDS);
        words.remove("");
        return words;
    }

    private static double share(Set<String> evidence, Set<String> seen) {
        return 100.0 * evidence.stream().filter(seen::contains).count() / evidence.size();
    }
}
