package dev.kairos.testkit.memory;

import static dev.kairos.testkit.memory.Fixture.KEEPER;
import static dev.kairos.testkit.memory.Fixture.NOW;
import static dev.kairos.testkit.memory.Fixture.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.memory.Commit;
import dev.kairos.api.memory.Commit.Author;
import dev.kairos.api.memory.EpisodeQuery;
import dev.kairos.api.memory.Generation;
import dev.kairos.api.memory.MemoryOp;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.StaleGenerationException;
import dev.kairos.api.memory.Statement;
import dev.kairos.api.memory.StoredEpisode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

abstract class ConcurrencyRules {
    private static final int THREADS = 4;
    private static final int EACH = 10;

    abstract Fixture fixture();

    @Test
    void episodes_of_many_threads_are_all_kept_in_one_order() throws Exception {
        together(thread -> {
            for (int i = 0; i < EACH; i++) {
                fixture().append("e" + thread + "-" + i, "text");
                fixture().append("all-" + i, "text");
            }
            return thread;
        });
        List<StoredEpisode> all = fixture().store().episodes(KEEPER, SCOPE, EpisodeQuery.after(0, 1_000));
        assertThat(all).hasSize(THREADS * EACH + EACH);
        assertThat(all).extracting(StoredEpisode::sequence).isSorted().doesNotHaveDuplicates();
        for (int thread = 0; thread < THREADS; thread++) {
            String prefix = "e" + thread + "-";
            assertThat(all.stream().map(stored -> stored.episode().id()).filter(id -> id.startsWith(prefix)))
                    .startsWith(prefix + 0)
                    .endsWith(prefix + (EACH - 1))
                    .hasSize(EACH);
        }
    }

    @Test
    void of_the_commits_that_were_planned_on_one_generation_one_is_made() throws Exception {
        for (int round = 0; round < EACH; round++) {
            int expected = round;
            Statement statement = fixture().fact("fact " + round);
            List<Boolean> won = together(thread -> commit(fixture().store(), expected, thread, statement));
            assertThat(won).containsOnlyOnce(true);
        }
        assertThat(fixture().latest().number()).isEqualTo(EACH);
        assertThat(fixture().latest().memories()).hasSize(EACH);
    }

    @Test
    void a_generation_is_read_whole_while_others_are_made() throws Exception {
        Statement statement = fixture().fact("fact");
        together(thread -> {
            for (int i = 0; i < EACH; i++) {
                if (thread == 0) {
                    MemoryOp[] pair = {
                        new MemoryOp.Add("a" + i, statement, ""), new MemoryOp.Add("b" + i, statement, "")
                    };
                    fixture().store().commit(KEEPER, SCOPE, Commit.of(i, NOW, Author.DREAM, pair));
                } else {
                    Generation seen = fixture().latest();
                    assertThat(seen.memories()).hasSize((int) seen.number() * 2);
                }
            }
            return thread;
        });
    }

    private static boolean commit(MemoryStore store, int expected, int thread, Statement statement) {
        try {
            MemoryOp add = new MemoryOp.Add("m" + expected + "-" + thread, statement, "");
            store.commit(KEEPER, SCOPE, Commit.of(expected, NOW, Author.DREAM, add));
            return true;
        } catch (StaleGenerationException e) {
            return false;
        }
    }

    private static <T> List<T> together(Work<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<T>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                all.add(() -> work.of(thread));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(all)) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("a thread failed", e.getCause());
        } finally {
            threads.shutdownNow();
            threads.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    private interface Work<T> {
        T of(int thread);
    }
}
