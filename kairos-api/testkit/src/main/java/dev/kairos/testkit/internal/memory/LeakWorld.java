package dev.kairos.testkit.internal.memory;

import dev.kairos.api.event.Origin;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Commit.Author;
import dev.kairos.api.memory.Episode;
import dev.kairos.api.memory.Erasure;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.Memory;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.Source;
import dev.kairos.api.memory.Statement;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Scopes whose texts share their words and differ in a mark that every sentence has. Names of scopes differ in kind, case and
 * separators only.
 */
final class LeakWorld {
    static final ZonedDateTime NOW = ZonedDateTime.of(2026, 3, 4, 5, 6, 7, 0, ZoneOffset.UTC);

    private static final int WORDS = 80;
    private static final int WORDS_OF_TEXT = 7;
    private static final int MOST_EPISODES = 14;
    private static final int MOST_MEMORIES = 6;
    private static final String MARK = "mk";
    private static final List<Statement.Kind> KINDS = List.of(Statement.Kind.values());
    private static final String[] NAMES = {"a", "A", "a/b", "a.b", "a-b", "..", "ä", "a b", "%61", "a_b"};
    private static final String[] SYLLABLES = {"ba", "ko", "ri", "mu", "ten", "lo", "shi", "gar", "pe", "dun"};

    private final List<Scope> scopes = new ArrayList<>();
    private final List<Deque<Told>> told = new ArrayList<>();
    private final SplittableRandom random;
    private int count;

    /** An episode that was told, and which words stand in it. */
    private record Told(String id, BitSet words, long low, long high) {
        static Told of(String id, BitSet words) {
            return new Told(id, words, part(words, 0), part(words, 1));
        }

        /** Sixty-four of the words as bits. */
        static long part(BitSet words, int index) {
            long[] parts = words.toLongArray();
            return index < parts.length ? parts[index] : 0;
        }
    }

    LeakWorld(int size, SplittableRandom random) {
        this.random = random;
        Scope.Kind[] kinds = Scope.Kind.values();
        for (int i = 0; i < size; i++) {
            String name = NAMES[i / kinds.length % NAMES.length] + (i < kinds.length * NAMES.length ? "" : i);
            scopes.add(new Scope(kinds[i % kinds.length], name));
            told.add(new ArrayDeque<>());
        }
    }

    int size() {
        return scopes.size();
    }

    Scope scope(int index) {
        return scopes.get(index);
    }

    /** May do everything. */
    Principal everybody() {
        return new Principal("everybody", Set.of(), Set.copyOf(scopes));
    }

    static String mark(int scope) {
        return MARK + scope + "q";
    }

    static String word(int index) {
        return SYLLABLES[index % 10] + SYLLABLES[index / 10 % 10] + "x";
    }

    /** Words that most likely stand in some text, and now and then a mark or a name. */
    BitSet question() {
        BitSet words = new BitSet(WORDS);
        int length = 2 + random.nextInt(5);
        for (int i = 0; i < length; i++) {
            words.set(random.nextInt(WORDS));
        }
        return words;
    }

    String text(BitSet words) {
        StringBuilder text = new StringBuilder();
        words.stream().forEach(word -> text.append(word(word)).append(' '));
        if (random.nextInt(8) == 0) {
            text.append(mark(random.nextInt(size())));
        }
        return text.append('?').toString();
    }

    /** Whether a text outside of the scopes has at least two of the words. */
    boolean matchesOutside(BitSet words, Set<Integer> inside) {
        long low = Told.part(words, 0);
        long high = Told.part(words, 1);
        for (int i = 0; i < size(); i++) {
            if (!inside.contains(i)) {
                for (Told one : told.get(i)) {
                    if (Long.bitCount(one.low() & low) + Long.bitCount(one.high() & high) >= 2) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** The scopes whose marks stand in a text. */
    static Set<Integer> marks(String text) {
        Set<Integer> found = new HashSet<>();
        for (int at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + 1)) {
            int end = at + MARK.length();
            int number = 0;
            while (end < text.length() && Character.isDigit(text.charAt(end))) {
                number = number * 10 + text.charAt(end) - '0';
                end++;
            }
            found.add(number);
        }
        return found;
    }

    /** An id of an episode of a scope, or one that never was. */
    String anyEpisode(int scope) {
        Deque<Told> all = told.get(scope);
        return all.isEmpty() || random.nextInt(4) == 0 ? "e0" : all.peekFirst().id();
    }

    void fill(MemoryStore store) {
        for (int scope = 0; scope < size(); scope++) {
            for (int i = 0; i < MOST_EPISODES / 2; i++) {
                tell(store, scope);
            }
            learn(store, scope);
            learn(store, scope);
        }
    }

    /** Changes something somewhere. */
    void change(MemoryStore store) {
        int scope = random.nextInt(size());
        if (told.get(scope).size() >= MOST_EPISODES) {
            Told oldest = told.get(scope).removeFirst();
            store.erase(everybody(), scope(scope), Erasure.episodes(NOW.toInstant(), oldest.id()));
        } else if (random.nextInt(3) == 0) {
            learn(store, scope);
        } else {
            tell(store, scope);
        }
    }

    private void tell(MemoryStore store, int scope) {
        BitSet words = new BitSet(WORDS);
        while (words.cardinality() < WORDS_OF_TEXT) {
            words.set(random.nextInt(WORDS));
        }
        String id = "e" + ++count + mark(scope);
        store.append(everybody(), scope(scope), List.of(episode(scope, id, words)));
        told.get(scope).addLast(Told.of(id, words));
    }

    private void learn(MemoryStore store, int scope) {
        Generation now = store.generation(everybody(), scope(scope), Generation.LATEST);
        List<Memory> live = now.live();
        Told last = told.get(scope).peekLast();
        if (live.size() >= MOST_MEMORIES) {
            commit(store, scope, now, new MemoryOp.Expire(live.get(0).id(), NOW.toInstant(), mark(scope)));
        } else if (last != null) {
            Source source = Source.of(scope(scope), episode(scope, last.id(), last.words()));
            Statement.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
            Statement statement = Statement.of(kind, sentence(scope, last.words()), Origin.OWNER, source);
            commit(store, scope, now, new MemoryOp.Add("m" + ++count + mark(scope), statement, mark(scope)));
        }
    }

    private void commit(MemoryStore store, int scope, Generation now, MemoryOp op) {
        store.commit(everybody(), scope(scope), Commit.of(now.number(), NOW.toInstant(), Author.DREAM, op));
    }

    private static Episode episode(int scope, String id, BitSet words) {
        return new Episode(
                id,
                NOW.minusDays(id.hashCode() & 63),
                new Episode.Speaker("Person " + mark(scope), Episode.Role.PERSON),
                new Episode.Session("s" + mark(scope), Episode.Session.Kind.CHAT),
                sentence(scope, words),
                Origin.OWNER,
                null);
    }

    private static String sentence(int scope, BitSet words) {
        StringBuilder text = new StringBuilder(mark(scope));
        words.stream().forEach(word -> text.append(' ').append(word(word)));
        return text.append('.').toString();
    }
}
