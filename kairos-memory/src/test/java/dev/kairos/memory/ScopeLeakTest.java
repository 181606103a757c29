package dev.kairos.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kairos.api.memory.AgentMemory;
import dev.kairos.api.memory.Brief;
import dev.kairos.api.memory.BriefQuery;
import dev.kairos.api.memory.MemoryStore;
import dev.kairos.api.memory.Principal;
import dev.kairos.api.memory.Recall;
import dev.kairos.api.memory.RecallQuery;
import dev.kairos.api.memory.Recollection;
import dev.kairos.api.memory.Scope;
import dev.kairos.testkit.internal.memory.ScopeLeakCampaign;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seeded slices of the campaign that the benchmark topic {@code memory-proofs} runs in full. */
class ScopeLeakTest {
    @Test
    void nothing_leaks_between_scopes_in_memory() {
        ScopeLeakCampaign campaign = new ScopeLeakCampaign(InMemoryStore::create, 24, 0, 1).run(4_000);
        assertThat(campaign.leaks()).isEmpty();
        assertThat(campaign.foreign()).isGreaterThan(campaign.queries() * 3 / 10);
        assertThat(campaign.denied()).isBetween(campaign.queries() / 10, campaign.queries() / 2);
    }

    @Test
    void nothing_leaks_between_scopes_in_files(@TempDir Path folder) {
        ScopeLeakCampaign campaign = new ScopeLeakCampaign(() -> FileMemoryStore.open(folder), 12, 150, 2).run(400);
        assertThat(campaign.leaks()).isEmpty();
        assertThat(campaign.foreign()).isGreaterThan(campaign.queries() * 3 / 10);
    }

    @Test
    void a_recall_that_leaks_is_noticed() {
        ScopeLeakCampaign campaign = new ScopeLeakCampaign(Leaking::new, 8, 0, 3).run(500);
        assertThat(campaign.leaks()).hasSizeGreaterThan(50);
    }

    /** Looks into every scope that it has seen, whoever asks. */
    private static final class Leaking implements AgentMemory, Recall {
        private final InMemoryStore memory = InMemoryStore.create();
        private final Set<Scope> seen = new HashSet<>();

        @Override
        public MemoryStore store() {
            return memory;
        }

        @Override
        public Recall recall() {
            return this;
        }

        @Override
        public Recollection recall(Principal principal, RecallQuery query) {
            seen.addAll(query.scopes());
            return memory.recall()
                    .recall(new Principal("root", Set.copyOf(seen), Set.of()), query.scopes(Set.copyOf(seen)));
        }

        @Override
        public Brief brief(Principal principal, BriefQuery query) {
            return memory.recall().brief(principal, query);
        }

        @Override
        public void refresh(Principal principal, Scope scope) {
            memory.recall().refresh(principal, scope);
        }

        @Override
        public void close() {
            memory.close();
        }
    }
}
