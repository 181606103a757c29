package dev.kairos.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kairos.api.memory.Erasure;
import dev.kairos.api.memory.MemoryException;
import dev.kairos.api.memory.MemoryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every memory store must do. A store's own test extends this and says how it is opened. */
public abstract class MemoryStoreContract {
    private Fixture fixture;

    /** For subclasses. */
    protected MemoryStoreContract() {}

    /**
     * Opens the store under test. The first call of a test opens an empty one; later calls open the same content, if the
     * store outlives its closing.
     *
     * @return the store
     */
    protected abstract MemoryStore open();

    /**
     * Tells whether content outlives the closing of the store. By default it does.
     *
     * @return whether it does
     */
    protected boolean durable() {
        return true;
    }

    @BeforeEach
    final void openStore() {
        fixture = new Fixture(open());
    }

    @AfterEach
    final void closeStore() {
        fixture.store().close();
    }

    @Nested
    class Episodes extends EpisodeRules {
        @Override
        Fixture fixture() {
            return fixture;
        }
    }

    @Nested
    class Commits extends CommitRules {
        @Override
        Fixture fixture() {
            return fixture;
        }
    }

    @Nested
    class Operations extends OperationRules {
        @Override
        Fixture fixture() {
            return fixture;
        }
    }

    @Nested
    class Generations extends GenerationRules {
        @Override
        Fixture fixture() {
            return fixture;
        }
    }

    @Nested
    class Erasures extends ErasureRules {
        @Override
        Fixture fixture() {
            return fixture;
        }
    }

    @Nested
    class Scopes extends ScopeRules {
        @Override
        Fixture fixture() {
            return fixture;
        }
    }

    @Nested
    class Clocks extends ClockRules {
        @Override
        Fixture fixture() {
            return fixture;
        }
    }

    @Nested
    class Concurrency extends ConcurrencyRules {
        @Override
        Fixture fixture() {
            return fixture;
        }
    }

    @Nested
    class Instances extends InstanceRules {
        @Override
        Fixture fixture() {
            return fixture;
        }

        @Override
        MemoryStore second() {
            assumeTrue(durable());
            return open();
        }
    }

    @Nested
    class Reopening {
        @Test
        void content_is_the_same_after_closing_and_opening_again() {
            assumeTrue(durable());
            fixture.append("e1", "hello");
            fixture.add("m1", "a fact");
            fixture.add("m2", "another");
            fixture.store().rollback(Fixture.KEEPER, Fixture.SCOPE, new MemoryStore.Rollback(2, 1, Fixture.NOW));
            Content before = Content.of(fixture.store());
            fixture.store().close();
            fixture = new Fixture(open());
            assertThat(Content.of(fixture.store())).isEqualTo(before);
        }

        @Test
        void what_was_erased_stays_erased_after_opening_again() {
            assumeTrue(durable());
            fixture.append("e1", "hello");
            fixture.store().erase(Fixture.KEEPER, Fixture.SCOPE, Erasure.episodes(Fixture.NOW, "e1"));
            fixture.store().close();
            fixture = new Fixture(open());
            fixture.append("e1", "hello");
            assertThat(fixture.episodeIds()).isEmpty();
        }

        @Test
        void a_closed_store_says_so() {
            fixture.store().close();
            fixture.store().close();
            assertThatThrownBy(() -> fixture.append("e1", "late"))
                    .isInstanceOfSatisfying(
                            MemoryException.class,
                            e -> assertThat(e.reason()).isEqualTo(MemoryException.Reason.CLOSED));
        }
    }
}
