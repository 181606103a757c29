package dev.kairos.core.internal.host;

import dev.kairos.api.AgentId;
import dev.kairos.api.agent.AgentStatus;
import dev.kairos.api.agent.AgentStatus.Phase;
import dev.kairos.core.internal.time.HostTime;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Compares what is expected of the agents with how they are, once a minute: tells listeners of agents that became late or
 * stalled and of those that recovered, and pings an outside dead-man's switch while all are well and none has died, so that
 * silence itself is the alarm.
 */
final class Watchdog {

    static final Duration ROUND = Duration.ofMinutes(1);

    private static final Duration PING_TIMEOUT = Duration.ofSeconds(10);

    private final Host host;
    private final @Nullable URI deadMan;
    private final Set<AgentId> unwell = new HashSet<>();
    private @Nullable HttpClient client;
    private volatile boolean stopped;

    Watchdog(Host host, @Nullable URI deadMan) {
        this.host = host;
        this.deadMan = deadMan;
    }

    void start() {
        HostTime time = host.time();
        time.timers().after(ROUND, time.work(), this::round);
    }

    void stop() {
        stopped = true;
    }

    private void round() {
        if (stopped) {
            return;
        }
        Set<AgentId> present = new HashSet<>();
        for (Cell cell : host.cells()) {
            present.add(cell.id());
            look(new Handle(cell).status(), cell.hasFailed());
        }
        unwell.retainAll(present);
        if (deadMan != null && unwell.isEmpty()) {
            ping(deadMan);
        }
        start();
    }

    /** Listeners were told of a failure when it came. */
    private void look(AgentStatus status, boolean hasFailed) {
        boolean isUnwell = hasFailed || status.phase() == Phase.LATE || status.phase() == Phase.STALLED;
        boolean changed = isUnwell ? unwell.add(status.agent()) : unwell.remove(status.agent());
        if (changed && !hasFailed) {
            LoggerFactory.getLogger(Watchdog.class).warn("agent '{}' is {}", status.agent(), status.phase());
            host.listeners().tell(status);
        }
    }

    private void ping(URI uri) {
        try {
            if (client == null) {
                client = HttpClient.newBuilder().connectTimeout(PING_TIMEOUT).build();
            }
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(PING_TIMEOUT).build();
            client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).exceptionally(e -> {
                LoggerFactory.getLogger(Watchdog.class)
                        .warn("the dead-man's switch at {} could not be reached: {}", uri, e.toString());
                return null;
            });
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(Watchdog.class).warn("the dead-man's switch at {} could not be pinged", uri, e);
        }
    }
}
