package dev.kairos.core.internal.host;

import dev.kairos.api.agent.AgentClosedException;
import dev.kairos.api.memory.ErasureReport;
import dev.kairos.core.internal.time.HostTime.Lane;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Erases episodes of an agent that rests: from what it holds, from its journal, then from its memory, in this order, so that
 * a call that is broken off finds everything again. All methods are steps of the cell.
 */
final class Forgetting {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final Cell cell;
    private final Set<String> episodes;
    private final CompletableFuture<ErasureReport> done;

    Forgetting(Cell cell, Set<String> episodes, CompletableFuture<ErasureReport> done) {
        this.cell = cell;
        this.episodes = episodes;
        this.done = done;
    }

    /** Begins; ends with the cell at rest. */
    void begin() {
        Mind mind = cell.mind();
        if (mind == null) {
            String why = "agent '" + cell.id() + "' has no memory: give its runtime one with memory(…)";
            end(new IllegalStateException(why));
            return;
        } else if (cell.state().beat() != null) {
            end(new IllegalStateException("a beat of agent '" + cell.id() + "' was broken off: have it go on first"));
            return;
        }
        cell.blocking(Lane.WORK, () -> mind.mentions(cell.host().journal(), episodes), TIMEOUT, found -> {
            Set<Long> entries = found.value();
            if (entries == null) {
                end(found.failure());
            } else if (!cell.isClosed() && cell.open()) {
                cell.book().forget(entries);
                erase(mind, entries);
            } else {
                fail();
            }
        });
    }

    private void erase(Mind mind, Set<Long> entries) {
        cell.blocking(
                Lane.WORK,
                () -> {
                    cell.book().erase(entries);
                    return mind.erase(episodes, cell.state(), cell.time().now());
                },
                TIMEOUT,
                erased -> {
                    ErasureReport report = erased.value();
                    if (report == null) {
                        end(erased.failure());
                    } else {
                        done.complete(report);
                        rest();
                    }
                });
    }

    /** The agent was closed. */
    void fail() {
        done.completeExceptionally(new AgentClosedException(cell.id()));
    }

    private void end(@Nullable Throwable failure) {
        String late = "erasing took longer than " + TIMEOUT + ": it may go on; ask again to have it completed";
        done.completeExceptionally(Objects.requireNonNullElseGet(failure, () -> new IllegalStateException(late)));
        rest();
    }

    private void rest() {
        if (!cell.isClosed()) {
            cell.forgot();
        }
    }
}
