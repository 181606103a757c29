package dev.kairos.github;

import dev.kairos.api.event.Event;
import dev.kairos.api.skill.SkillContext;
import dev.kairos.api.time.Timers;
import dev.kairos.core.reach.Webhook;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHubAbuseLimitHandler;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.GitHubRateLimitHandler;
import org.slf4j.LoggerFactory;

/** GitHub for one agent, from its start to its stop. */
final class Session {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);

    private final GitHub.Settings settings;
    private final SkillContext context;
    private final Function<Change, Event> telling;
    private final SubscriptionBook book;
    private final Rest rest;
    private final @Nullable Hooks hooks;
    private final org.kohsuke.github.GitHub api;
    private final Map<String, GHRepository> repositories = new ConcurrentHashMap<>();
    private Timers.@Nullable Pending pending;
    private boolean stopped;
    private int failures;
    private Instant nextWrite = Instant.MIN;

    Session(GitHub.Settings settings, SkillContext context, Function<Change, Event> telling) throws IOException {
        this.settings = settings;
        this.context = context;
        this.telling = telling;
        this.book = new SubscriptionBook(settings.journal(), context.agent());
        this.rest = new Rest(settings.server(), settings.token(), context.clock());
        this.hooks = settings.secret() == null ? null : new Hooks(settings.secret(), this::take);
        GitHubBuilder builder = new GitHubBuilder()
                .withEndpoint(settings.server().toString().replaceAll("/+$", ""))
                .withConnector(rest)
                .withRateLimitHandler(GitHubRateLimitHandler.FAIL)
                .withAbuseLimitHandler(GitHubAbuseLimitHandler.FAIL);
        this.api = settings.token() == null
                ? builder.build()
                : builder.withOAuthToken(settings.token()).build();
    }

    void start() {
        if (settings.poll() != null) {
            schedule(Duration.ZERO);
        }
    }

    synchronized void stop() {
        stopped = true;
        if (pending != null) {
            pending.cancel();
        }
    }

    Webhook.Answer accept(Map<String, String> headers, byte[] body) {
        Hooks open = hooks;
        return open == null ? new Webhook.Answer(503, "no secret") : open.accept(headers, body);
    }

    Subscription subscribe(String repository, Set<Topic> topics, Set<String> branches, @Nullable Instant expires) {
        Instant now = context.clock().instant();
        Subscription made = new Subscription(
                repository.toLowerCase(Locale.ROOT) + ":" + new TreeSet<>(topics) + new TreeSet<>(branches),
                repository,
                topics,
                branches,
                now,
                expires);
        if (book.add(made, now) && settings.poll() != null) {
            schedule(Duration.ZERO);
        }
        return book.list().stream()
                .filter(s -> s.id().equals(made.id()))
                .findFirst()
                .orElse(made);
    }

    List<Subscription> subscriptions() {
        Instant now = context.clock().instant();
        return book.list().stream().filter(s -> !s.isExpired(now)).toList();
    }

    boolean cancel(String id) {
        return book.cancel(id, context.clock().instant());
    }

    /** Hands a change to the agent if a subscription follows it. */
    Hooks.Sink.Result take(Change change) {
        if (subscriptions().stream().noneMatch(subscription -> subscription.covers(change))) {
            return Hooks.Sink.Result.NOT_FOLLOWED;
        }
        boolean duplicate = context.offer(telling.apply(change)).duplicate();
        return duplicate ? Hooks.Sink.Result.DUPLICATE : Hooks.Sink.Result.TAKEN;
    }

    private synchronized void schedule(Duration pause) {
        if (!stopped) {
            if (pending != null) {
                pending.cancel();
            }
            pending = context.after(pause, this::poll);
        }
    }

    private void poll() {
        Poller poller = new Poller(rest, book, this::take, context.clock());
        boolean failed = false;
        for (Subscription subscription : subscriptions()) {
            try {
                poller.poll(subscription);
            } catch (Rest.WaitException e) {
                break; // Asked for when it is over.
            } catch (IOException | RuntimeException e) {
                failed = true;
                LoggerFactory.getLogger(Session.class)
                        .warn("{} could not be looked at: {}", subscription.repository(), e.getMessage());
            }
        }
        failures = failed ? failures + 1 : 0;
        schedule(pause());
    }

    private Duration pause() {
        Duration own = settings.poll() == null ? LONGEST_PAUSE : settings.poll();
        Duration asked = rest.pollInterval().compareTo(own) > 0 ? rest.pollInterval() : own;
        Duration backedOff = asked.multipliedBy(1L << Math.min(failures, 8));
        Duration pause = backedOff.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : backedOff;
        Instant now = context.clock().instant();
        boolean waits = rest.waitUntil().isAfter(now.plus(pause));
        return waits ? Duration.between(now, rest.waitUntil()) : pause;
    }

    /** A repository; asked for once. */
    GHRepository repository(String name) throws IOException {
        GHRepository known = repositories.get(name);
        if (known == null) {
            known = api.getRepository(Subscription.requireRepository(name));
            repositories.put(name, known);
        }
        return known;
    }

    /** Calls without github-api. */
    Rest rest() {
        return rest;
    }

    /** Waits for the turn of a change: GitHub wants a second between them. */
    void awaitTurn() throws InterruptedException {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        Instant now = context.clock().instant();
        Duration wait;
        synchronized (this) {
            Instant at = nextWrite.isAfter(now) ? nextWrite : now;
            nextWrite = at.plus(BETWEEN_WRITES);
            wait = Duration.between(now, at);
        }
        if (!wait.isZero()) {
            context.after(wait, () -> turn.complete(null));
            try {
                turn.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
