package dev.kairos.core;

import dev.kairos.api.AgentId;
import dev.kairos.api.agent.Agent;
import dev.kairos.api.oversight.Overseer;
import dev.kairos.api.reach.Contacts;
import dev.kairos.api.reach.Outbox;
import dev.kairos.core.internal.host.Closing;
import dev.kairos.core.internal.host.Host;
import dev.kairos.core.internal.outbox.ReachHost;
import dev.kairos.core.internal.time.ProcessEnd;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The runtime: agents live in it for as long as it is open. Safe for use by many threads.
 *
 * <pre>{@code
 * try (Kairos kairos = Kairos.builder().model(model).build()) {
 *     Agent agent = kairos.agent("keeper")
 *             .instructions("Keep the build green.")
 *             .heartbeat(Heartbeat.every(Duration.ofMinutes(30)))
 *             .start();
 *     kairos.awaitClose();
 * }
 * }</pre>
 */
public final class Kairos implements AutoCloseable {

    private final Host host;
    private final List<AutoCloseable> owned;
    private final KairosBuilder defaults;
    private final CountDownLatch closed = new CountDownLatch(1);

    Kairos(Host host, KairosBuilder defaults, List<AutoCloseable> owned) {
        this.host = host;
        this.defaults = defaults;
        this.owned = List.copyOf(owned);
    }

    /**
     * Begins to build a runtime.
     *
     * @return a builder with the defaults
     */
    public static KairosBuilder builder() {
        return new KairosBuilder();
    }

    /**
     * Begins to build an agent. It lives once it is {@linkplain AgentBuilder#start() started}; if the journal knows it, it
     * goes on where it was.
     *
     * @param id its name, as {@link AgentId} says
     * @return a builder with the runtime's defaults
     * @throws IllegalArgumentException if the name has another form
     */
    public AgentBuilder agent(String id) {
        return new AgentBuilder(AgentId.of(id), host, defaults);
    }

    /**
     * Lists the agents that were started in this runtime.
     *
     * @return a snapshot
     */
    public List<Agent> agents() {
        return host.agents();
    }

    /**
     * Tells how all agents are.
     *
     * @return whether none is late, stalled or failed, and the status of each
     */
    public Health health() {
        return new Health(host.agents().stream().map(Agent::status).toList());
    }

    /**
     * Returns what people see of all agents of this runtime, and how they stop them.
     *
     * @return the overseer; needs no model
     */
    public Overseer overseer() {
        return host.overseer();
    }

    /**
     * Returns what leaves for people.
     *
     * @return the outbox
     * @throws IllegalStateException if this runtime reaches nobody: {@link KairosBuilder#reach}
     */
    public Outbox outbox() {
        return reaching().outbox();
    }

    /**
     * Returns whom channels hear.
     *
     * @return the contacts
     * @throws IllegalStateException if this runtime reaches nobody: {@link KairosBuilder#reach}
     */
    public Contacts contacts() {
        return reaching().contacts();
    }

    private ReachHost reaching() {
        ReachHost reaching = defaults.reaching();
        if (reaching == null) {
            throw new IllegalStateException(
                    "this runtime reaches nobody: name notifiers with reach(…) when it is built");
        }
        return reaching;
    }

    /**
     * Waits until this runtime is closed, by another thread or by the end of the process.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public void awaitClose() throws InterruptedException {
        closed.await();
    }

    /**
     * Closes this runtime when the process is asked to end (Ctrl-C, SIGTERM, {@link System#exit}), if it is still open then.
     * The process ends once that is done; it does not wait for the threads of the host. For hosts that have no container
     * which closes what they made; by default the end of the process is not noticed, and costs nothing either: what is
     * durable goes on at the next start.
     *
     * @param last what to do once it is closed in that way, on the same thread; must not block for long
     */
    public void closeAtExit(Runnable last) {
        ProcessEnd.add(() -> {
            if (closed.getCount() > 0) {
                try {
                    close();
                } finally {
                    last.run();
                }
            }
        });
    }

    /**
     * Closes the agents, then the journal and the memory that were given to the builder. What is under way is broken off
     * and goes on at the next start. Closing again does nothing. Everything is closed, whatever throws meanwhile.
     *
     * @throws RuntimeException the first failure of a skill's {@code stop}, of the journal or of the memory, with the others
     *     suppressed
     */
    @Override
    public void close() {
        if (closed.getCount() == 0) {
            return;
        }
        closed.countDown();
        Closing closing = new Closing();
        closing.close(host);
        owned.forEach(closing::close);
        closing.done();
    }
}
