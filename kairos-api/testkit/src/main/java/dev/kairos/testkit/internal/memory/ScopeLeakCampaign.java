package dev.kairos.testkit.internal.memory;

import dev.kairos.api.memory.AgentMemory;
import dev.kairos.api.memory.BriefQuery;
import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Commit.Author;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.Erasure;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.RecallQuery;
import dev.kairos.api.memory.RecallQuery.Select;
import dev.kairos.api.memory.Recollection;
import dev.kairos.api.memory.Scope;
import dev.kairos.api.memory.View;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Asks a memory of many scopes as many principals, with words that stand in scopes that were not named or may not be seen, while
 * the scopes change. A leak is any word of another scope in an answer, and any answer where there should be none.
 */
public final class ScopeLeakCampaign {
    private static final int CHANGE_EVERY = 200;
    private static final Pattern WORDS = Pattern.compile("[^A-Za-z0-9]+");

    private final Supplier<AgentMemory> opener;
    private final long reopenEvery;
    private final SplittableRandom random;
    private final LeakWorld world;
    private final List<String> leaks = new ArrayList<>();
    private long queries;
    private long foreign;
    private long denied;

    /**
     * Creates a campaign.
     *
     * @param opener opens the memory, empty at first
     * @param scopes how many scopes there are
     * @param reopenEvery after how many queries the memory is closed and opened again; 0 for never
     * @param seed selects all that is random
     */
    public ScopeLeakCampaign(Supplier<AgentMemory> opener, int scopes, long reopenEvery, long seed) {
        this.opener = opener;
        this.reopenEvery = reopenEvery;
        this.random = new SplittableRandom(seed);
        this.world = new LeakWorld(scopes, random.split());
    }

    /**
     * Asks.
     *
     * @param count how many queries
     * @return this campaign
     */
    public ScopeLeakCampaign run(long count) {
        AgentMemory memory = opener.get();
        try {
            world.fill(memory.store());
            while (queries < count) {
                queries++;
                if (queries % CHANGE_EVERY == 0) {
                    world.change(memory.store());
                }
                if (reopenEvery > 0 && queries % reopenEvery == 0) {
                    memory.close();
                    memory = opener.get();
                }
                ask(memory);
            }
        } finally {
            memory.close();
        }
        return this;
    }

    /**
     * Counts queries.
     *
     * @return how many were asked
     */
    public long queries() {
        return queries;
    }

    /**
     * Counts queries that could have leaked.
     *
     * @return how many had at least two words of one text in a scope that the query did not name
     */
    public long foreign() {
        return foreign;
    }

    /**
     * Counts refusals.
     *
     * @return how many queries were refused, as they had to be
     */
    public long denied() {
        return denied;
    }

    /**
     * Lists leaks.
     *
     * @return one line each
     */
    public List<String> leaks() {
        return leaks;
    }

    private void ask(AgentMemory memory) {
        Set<Integer> rights = some(1 + random.nextInt(4));
        Set<Integer> named = random.nextInt(3) == 0 ? some(1 + random.nextInt(3)) : within(rights);
        BitSet words = world.question();
        foreign += world.matchesOutside(words, named) ? 1 : 0;
        boolean writer = random.nextBoolean();
        Set<Scope> scopes = scopes(rights);
        Principal principal = new Principal("p", writer ? Set.of() : scopes, writer ? scopes : Set.of());
        Set<Integer> shut = writer ? without(named, rights) : named;
        boolean writes = !shut.isEmpty() && random.nextInt(10) == 0;
        boolean allowed = rights.containsAll(named) && !writes;
        String answer;
        try {
            answer = writes ? write(memory, principal, shut) : read(memory, principal, named, words);
        } catch (MemoryException e) {
            refused(e, allowed, named);
            return;
        }
        if (!allowed) {
            leaks.add("query " + queries + " of " + scopes + " on " + scopes(named) + " was answered: " + answer);
        } else if (!named.containsAll(LeakWorld.marks(answer))) {
            leaks.add("query " + queries + " on " + scopes(named) + " got " + answer);
        }
    }

    /** Notes say how the question was read, in the words that the asker has chosen: anything beyond these words is told. */
    private static String withoutEcho(String notes, String question) {
        Set<String> asked = Set.copyOf(WORDS.splitAsStream(question).toList());
        return WORDS.splitAsStream(notes).filter(word -> !asked.contains(word)).collect(Collectors.joining(" "));
    }

    private void refused(MemoryException e, boolean allowed, Set<Integer> named) {
        denied++;
        boolean silent = LeakWorld.marks(String.valueOf(e.getMessage())).isEmpty();
        if (allowed || e.reason() != MemoryException.Reason.DENIED || !silent) {
            leaks.add("query " + queries + " on " + scopes(named) + " failed: " + e);
        }
    }

    private String read(AgentMemory memory, Principal principal, Set<Integer> named, BitSet words) {
        int choice = random.nextInt(10);
        if (choice < 7) {
            RecallQuery query = query(named, words);
            Recollection found = memory.recall().recall(principal, query);
            return found.items() + withoutEcho(found.notes().toString(), query.text());
        }
        if (choice == 7) {
            BriefQuery query = new BriefQuery(
                    scopes(named), LeakWorld.NOW, List.of(), LeakWorld.NOW.toInstant(), random.nextInt(500));
            return memory.recall().brief(principal, query).toString();
        }
        // Every named scope has to be refused by itself: a store looks at one at a time.
        int foreignScope = random.nextInt(world.size());
        StringBuilder answer = new StringBuilder();
        for (int scope : named) {
            answer.append(one(memory.store(), principal, scope, foreignScope));
        }
        return answer.toString();
    }

    private String one(MemoryStore store, Principal principal, int scope, int other) {
        Scope in = world.scope(scope);
        return switch (random.nextInt(4)) {
            case 0 -> store.episodes(principal, in, EpisodeQuery.after(0, 100)).toString();
            case 1 ->
                store.episodes(principal, in, EpisodeQuery.ids(List.of(world.anyEpisode(other))))
                        .toString();
            case 2 -> store.generation(principal, in, Generation.LATEST).toString();
            default ->
                store.changes(principal, in, new EpisodeQuery.After(0, 100)).toString();
        };
    }

    /** Tries to change a scope that the principal may not change. */
    private String write(AgentMemory memory, Principal principal, Set<Integer> shut) {
        Scope in = world.scope(shut.iterator().next());
        MemoryStore store = memory.store();
        return switch (random.nextInt(3)) {
            case 0 -> store.append(principal, in, List.of()).toString();
            case 1 ->
                store.commit(principal, in, Commit.of(0, LeakWorld.NOW.toInstant(), Author.PERSON))
                        .toString();
            default ->
                store.erase(principal, in, Erasure.scope(LeakWorld.NOW.toInstant()))
                        .toString();
        };
    }

    private RecallQuery query(Set<Integer> named, BitSet words) {
        View view = switch (random.nextInt(4)) {
            case 0 -> View.HISTORY;
            case 1 -> View.asOf(LeakWorld.NOW.minusDays(random.nextInt(60)).toInstant());
            default -> View.CURRENT;
        };
        Select select = new Select(Select.ANYTHING.episodes(), Select.ANYTHING.memories(), view);
        return new RecallQuery(
                world.text(words), scopes(named), LeakWorld.NOW, select, random.nextInt(600), random.nextBoolean());
    }

    private Set<Integer> some(int count) {
        Set<Integer> some = new HashSet<>();
        while (some.size() < count) {
            some.add(random.nextInt(world.size()));
        }
        return some;
    }

    private Set<Integer> within(Set<Integer> rights) {
        Set<Integer> some =
                rights.stream().filter(right -> random.nextBoolean()).collect(Collectors.toSet());
        return some.isEmpty() ? rights : some;
    }

    private static Set<Integer> without(Set<Integer> all, Set<Integer> some) {
        return all.stream().filter(one -> !some.contains(one)).collect(Collectors.toSet());
    }

    private Set<Scope> scopes(Set<Integer> indexes) {
        return indexes.stream().map(world::scope).collect(Collectors.toSet());
    }
}
