package dev.kairos.examples.reach;

import static dev.kairos.core.model.Condition.answered;
import static dev.kairos.core.model.Condition.mentions;
import static dev.kairos.core.model.Reaction.call;
import static dev.kairos.core.model.Reaction.quiet;
import static dev.kairos.core.model.Reaction.tell;

import dev.kairos.api.agent.Agent;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.reach.Notifier;
import dev.kairos.core.Kairos;
import dev.kairos.core.KairosBuilder;
import dev.kairos.core.journal.FileJournal;
import dev.kairos.core.model.ReflexModel;
import dev.kairos.core.model.Situation;
import dev.kairos.core.reach.Ntfy;
import dev.kairos.core.reach.Reach;
import dev.kairos.github.GitHub;
import dev.kairos.github.Topic;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Watches the pull requests and checks of a repository, and tells the owner on the phone. Thinks by rules; with a model in their
 * place the same agent reads diffs, comments and opens draft pull requests.
 *
 * <p>{@code GITHUB_TOKEN=… NTFY_TOPIC=… java … PullRequestWatcher owner/repository FOLDER}
 */
public final class PullRequestWatcher {

    private static final Pattern PULL = Pattern.compile("Pull request #(\\d+) of (\\S+) ");
    private static final Pattern CHECK = Pattern.compile("Check (.{1,100}?) of (\\S+) (?:on (\\S+) )?at (\\w+)");

    private PullRequestWatcher() {}

    /**
     * Runs until the process is ended.
     *
     * @param args the repository, and the folder that holds the agent's journal
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        if (args.length != 2) {
            System.err.println("usage: PullRequestWatcher owner/repository FOLDER");
            System.exit(2);
        }
        Map<String, String> environment = System.getenv();
        URI server = URI.create(environment.getOrDefault("NTFY_SERVER", "https://ntfy.sh"));
        String topic = Objects.requireNonNull(environment.get("NTFY_TOPIC"), "set NTFY_TOPIC: where the owner is told");
        FileJournal journal = FileJournal.open(Path.of(args[1]));
        GitHub github = GitHub.with(environment.get("GITHUB_TOKEN"), journal);
        try (Kairos kairos =
                host(rules(), Ntfy.of("phone", server, topic)).journal(journal).build()) {
            watch(kairos, github, args[0]);
            kairos.closeAtExit(() -> {});
            kairos.awaitClose();
        }
    }

    /** A runtime that tells its news on the phone. */
    static KairosBuilder host(ModelBackend model, Notifier phone) {
        // snippet host
        return Kairos.builder().model(model).reach(Reach.by(phone).showingAll(phone.name()));
        // end
    }

    /** Starts the agent and follows the repository. */
    static Agent watch(Kairos kairos, GitHub github, String repository) {
        // snippet watch
        Agent agent = kairos.agent("watcher")
                .instructions("Tell the owner of new pull requests and of checks that failed.")
                .skill(github)
                .start();
        github.subscribe(repository, Topic.PULL_REQUESTS, Topic.CHECKS);
        return agent;
        // end
    }

    /** What there is to say without a model. */
    static ReflexModel rules() {
        return ReflexModel.builder()
                .when(answered("github_checks"))
                .then(so -> tell("A check failed: " + first(so.answer("github_checks"))))
                .when(answered("github_pull_request"))
                .then(so -> tell("A pull request: " + first(so.answer("github_pull_request"))))
                .when(mentions("ended: failure"))
                .then(so -> {
                    Matcher check = found(CHECK, so);
                    return call("github_checks", Map.of("repository", check.group(2), "ref", check.group(4)));
                })
                .when(mentions("Pull request #"))
                .then(so -> {
                    Matcher pull = found(PULL, so);
                    Map<String, Object> input =
                            Map.of("repository", pull.group(2), "number", Integer.valueOf(pull.group(1)));
                    return call("github_pull_request", input);
                })
                .otherwise(quiet("nothing that the owner needs to know"))
                .build();
    }

    private static Matcher found(Pattern pattern, Situation so) {
        Matcher matcher = pattern.matcher(so.heard());
        if (!matcher.find()) {
            throw new IllegalStateException("the event has another form: " + so.heard());
        }
        return matcher;
    }

    private static String first(String text) {
        return text.lines().limit(2).reduce((one, other) -> one + " " + other).orElse("");
    }
}
