package dev.kairos.github;

import dev.kairos.api.event.Event;
import dev.kairos.api.event.Origin;
import dev.kairos.api.journal.Journal;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.SkillContext;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Verifier;
import dev.kairos.core.reach.Webhook;
import dev.kairos.core.verify.Verifiers;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Follows repositories on GitHub, and gives an agent tools to read and to act there. What is followed is a {@link Subscription}; it is
 * heard of by webhook, by polling, or both: a thing that comes both ways is told once. All text from GitHub is {@link
 * Origin#UNTRUSTED} unless its author is named as trusted.
 *
 * <pre>{@code
 * GitHub github = GitHub.with(token, journal).trusting("ada");
 * Agent agent = kairos.agent("watcher").skill(github).start();
 * github.subscribe("owner/repo", Topic.PULL_REQUESTS, Topic.CHECKS);
 * }</pre>
 *
 * <p>An instance belongs to one agent. Safe for use by many threads.
 */
public final class GitHub implements Skill {

    /** GitHub's own server. */
    public static final URI PUBLIC = URI.create("https://api.github.com");

    private final Settings settings;
    private final UnaryOperator<String> proof;
    private volatile @Nullable Session session;

    /**
     * How GitHub is used.
     *
     * @param server the REST API; of GitHub Enterprise Server {@code https://HOST/api/v3}
     * @param token an access token, or {@code null} to read public repositories
     * @param journal where subscriptions are kept
     * @param secret the secret of webhooks, or {@code null} if there are none
     * @param trusted the logins whose text is the team's
     * @param poll the pause between polls, or {@code null} for webhooks alone
     */
    record Settings(
            URI server,
            @Nullable String token,
            Journal journal,
            @Nullable String secret,
            Set<String> trusted,
            @Nullable Duration poll) {

        /** Copies. */
        Settings {
            trusted = Set.copyOf(trusted);
        }
    }

    private GitHub(Settings settings, UnaryOperator<String> proof) {
        this.settings = settings;
        this.proof = proof;
    }

    /**
     * Creates the skill: GitHub's own server, polled each minute, without webhooks.
     *
     * @param token an access token, or {@code null} to read public repositories
     * @param journal where subscriptions are kept: the runtime's
     * @return the skill
     */
    public static GitHub with(@Nullable String token, Journal journal) {
        Settings settings = new Settings(PUBLIC, token, journal, null, Set.of(), Duration.ofMinutes(1));
        return new GitHub(settings, branch -> "");
    }

    /**
     * Returns this skill on another server.
     *
     * @param server the REST API; of GitHub Enterprise Server {@code https://HOST/api/v3}
     * @return the skill
     */
    public GitHub server(URI server) {
        Settings s = settings;
        return new GitHub(new Settings(server, s.token, s.journal, s.secret, s.trusted, s.poll), proof);
    }

    /**
     * Returns this skill with webhooks: put {@link #webhook()} behind the address that GitHub calls.
     *
     * @param secret the secret that GitHub signs with
     * @return the skill
     * @throws IllegalArgumentException if it is empty
     */
    public GitHub webhooks(String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("the secret of the webhook is empty: set the one that GitHub has");
        }
        Settings s = settings;
        return new GitHub(new Settings(s.server, s.token, s.journal, secret, s.trusted, s.poll), proof);
    }

    /**
     * Returns this skill with another pause between polls. GitHub's wishes for a longer one are obeyed.
     *
     * @param pause the pause, at least 10 seconds; {@code null} for webhooks alone
     * @return the skill
     * @throws IllegalArgumentException if it is shorter
     */
    public GitHub polling(@Nullable Duration pause) {
        if (pause != null && pause.compareTo(Duration.ofSeconds(10)) < 0) {
            throw new IllegalArgumentException("a pause of " + pause + " between polls is too short: at least 10 s");
        }
        Settings s = settings;
        return new GitHub(new Settings(s.server, s.token, s.journal, s.secret, s.trusted, pause), proof);
    }

    /**
     * Returns this skill with authors whose text is the team's: people with write access, as the host knows them.
     *
     * @param logins their logins
     * @return the skill
     */
    public GitHub trusting(String... logins) {
        Set<String> more = new LinkedHashSet<>(settings.trusted);
        for (String login : logins) {
            more.add(login.toLowerCase(Locale.ROOT));
        }
        Settings s = settings;
        return new GitHub(new Settings(s.server, s.token, s.journal, s.secret, more, s.poll), proof);
    }

    /**
     * Returns this skill with evidence for the pull requests that it opens.
     *
     * @param proof tells in Markdown, by the name of the branch {@code kairos/…}, what was verified of it; may be empty
     * @return the skill
     */
    public GitHub proof(UnaryOperator<String> proof) {
        return new GitHub(settings, Objects.requireNonNull(proof, "proof"));
    }

    /**
     * Follows a repository from now on; durable when this returns. Doing it again changes nothing.
     *
     * @param repository {@code owner/name}
     * @param topics what to follow
     * @return the subscription
     * @throws IllegalStateException if no agent with this skill was started
     */
    public Subscription subscribe(String repository, Topic... topics) {
        return subscribe(repository, Set.of(topics), Set.of(), null);
    }

    /**
     * Follows some branches of a repository from now on; durable when this returns. Doing it again changes nothing.
     *
     * @param repository {@code owner/name}
     * @param topics what to follow
     * @param branches on which branches; empty for all
     * @param expires when it ends by itself, or {@code null} for never
     * @return the subscription
     * @throws IllegalStateException if no agent with this skill was started
     */
    public Subscription subscribe(
            String repository, Set<Topic> topics, Set<String> branches, @Nullable Instant expires) {
        return session().subscribe(repository, topics, branches, expires);
    }

    /**
     * Lists what is followed.
     *
     * @return the subscriptions that have not ended
     */
    public List<Subscription> subscriptions() {
        return session().subscriptions();
    }

    /**
     * Ends a subscription; durable when this returns.
     *
     * @param id its id
     * @return whether there was one
     */
    public boolean cancel(String id) {
        return session().cancel(id);
    }

    /**
     * Takes GitHub's webhooks: {@code accept(headers, bytes)} for any web framework, {@code handler()} for the JDK's own server.
     * Answers 503 while no agent with this skill runs.
     *
     * @return the webhook
     * @throws IllegalStateException if no secret was set
     */
    public Webhook webhook() {
        if (settings.secret() == null) {
            throw new IllegalStateException("there is no secret for webhooks: set it with webhooks(…)");
        }
        return (headers, body) -> {
            Session open = session;
            return open == null ? new Webhook.Answer(503, "not started") : open.accept(headers, body);
        };
    }

    /**
     * Names the events that the webhook of a repository has to send for topics.
     *
     * @param topics what is followed
     * @return the names, as GitHub's settings spell them
     */
    public static Set<String> events(Topic... topics) {
        Set<String> events = new TreeSet<>();
        for (Topic topic : topics) {
            events.addAll(Hooks.events(topic));
        }
        return events;
    }

    /**
     * Returns what checks the claims of this skill by reading back from GitHub.
     *
     * @return verifiers by the kind of claim
     */
    @Override
    public Map<String, Verifier> verifiers() {
        return Map.of(
                Claim.PULL_REQUEST_OPENED,
                (claim, evidence) -> new ReadBack(session()).pullRequest(claim, evidence),
                ReadBack.COMMENTED,
                (claim, evidence) -> new ReadBack(session()).comment(claim, evidence),
                ReadBack.REVIEWED,
                (claim, evidence) -> new ReadBack(session()).review(claim, evidence),
                ReadBack.LABELLED,
                (claim, evidence) -> new ReadBack(session()).label(claim, evidence),
                ReadBack.REQUESTED,
                Verifiers.receipt(ReadBack.REQUESTED, "repository", "check"));
    }

    @Override
    public String name() {
        return "github";
    }

    @Override
    public String description() {
        return "Reads and follows repositories (owner/name) on GitHub; comments, reviews, labels, opens draft pull requests.";
    }

    @Override
    public List<Tool<?>> tools() {
        return GitHubTools.of(this::session, proof);
    }

    @Override
    public void start(SkillContext context) throws IOException {
        if (session != null) {
            throw new IOException("this GitHub skill has an agent already: make another for this one");
        }
        Session opened = new Session(settings, context, this::told);
        session = opened;
        opened.start();
    }

    @Override
    public void stop(SkillContext context) {
        Session open = session;
        session = null;
        if (open != null) {
            open.stop();
        }
    }

    /** The event that an agent reads of a change. */
    private Event told(Change change) {
        boolean trusted = settings.trusted().contains(change.author().toLowerCase(Locale.ROOT));
        String kind = "github." + change.topic().name().toLowerCase(Locale.ROOT);
        return Event.of(kind, change.text())
                .from(trusted ? Origin.TEAM : Origin.UNTRUSTED)
                .key(change.key())
                .attributes(change.facts());
    }

    private Session session() {
        Session open = session;
        if (open == null) {
            throw new IllegalStateException("no agent with this GitHub skill runs: start one first");
        }
        return open;
    }
}
