package dev.kairos.examples.reach;

import static dev.kairos.core.model.Condition.answered;
import static dev.kairos.core.model.Condition.matches;
import static dev.kairos.core.model.Condition.mentions;
import static dev.kairos.core.model.Reaction.call;
import static dev.kairos.core.model.Reaction.quiet;
import static dev.kairos.core.model.Reaction.tell;

import dev.kairos.api.Money;
import dev.kairos.api.agent.Agent;
import dev.kairos.api.model.ModelBackend;
import dev.kairos.api.oversight.BeatLimits;
import dev.kairos.api.oversight.Budget;
import dev.kairos.api.oversight.Relaxation;
import dev.kairos.api.reach.Notifier;
import dev.kairos.core.Kairos;
import dev.kairos.core.KairosBuilder;
import dev.kairos.core.journal.FileJournal;
import dev.kairos.core.model.ReflexModel;
import dev.kairos.core.model.Situation;
import dev.kairos.core.reach.Ntfy;
import dev.kairos.core.reach.Reach;
import dev.kairos.examples.keeper.ModelChoice;
import dev.kairos.git.BranchFixer;
import dev.kairos.git.FixLoop;
import dev.kairos.github.GitHub;
import dev.kairos.github.Topic;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Watches the pull requests and checks of a repository, and tells the owner on the phone. Given a clone and the command that runs
 * its tests it also acts: a red check on {@code main} is mended in a worktree, pushed as a branch {@code kairos/…} and opened as a
 * draft pull request. Watching thinks by rules; mending needs a model.
 *
 * <p>{@code GITHUB_TOKEN=… NTFY_TOPIC=… java … PullRequestWatcher owner/repository FOLDER [CLONE COMMAND…]}
 */
public final class PullRequestWatcher {

    private static final Pattern PULL = Pattern.compile("Pull request #(\\d+) of (\\S+) ");
    private static final Pattern CHECK = Pattern.compile(MendingRules.RED);

    private PullRequestWatcher() {}

    /**
     * Runs until the process is ended.
     *
     * @param args the repository, and the folder that holds the agent's journal; to mend also a clone, and the command that runs
     *     its tests
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        if (args.length < 2 || args.length == 3) {
            System.err.println("usage: PullRequestWatcher owner/repository FOLDER [CLONE COMMAND...]");
            System.exit(2);
        }
        Map<String, String> environment = System.getenv();
        URI server = URI.create(environment.getOrDefault("NTFY_SERVER", "https://ntfy.sh"));
        String topic = Objects.requireNonNull(environment.get("NTFY_TOPIC"), "set NTFY_TOPIC: where the owner is told");
        FileJournal journal = FileJournal.open(Path.of(args[1]));
        String token = environment.get("GITHUB_TOKEN");
        GitHub github = GitHub.with(token, journal);
        try (Kairos kairos =
                host(rules(), Ntfy.of("phone", server, topic)).journal(journal).build()) {
            if (args.length == 2) {
                watch(kairos, github, args[0]);
            } else {
                ModelChoice model = ModelChoice.of(environment);
                if (model.isRules()) {
                    System.err.println("Rules mend nothing: set ANTHROPIC_API_KEY, OPENAI_API_KEY or OLLAMA_HOST.");
                    System.exit(2);
                }
                String[] test = Arrays.copyOfRange(args, 3, args.length);
                BranchFixer open = fixer(model.backend(), Path.of(args[2]), test);
                BranchFixer fixer = token == null ? open : open.credentials("x-access-token", token);
                mend(kairos, github.proof(fixer::proof), fixer, args[0]);
            }
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

    /** Starts an agent that acts when a check on {@code main} fails, within what is relaxed here. */
    static Agent mend(Kairos kairos, GitHub github, BranchFixer fixer, String repository) {
        // snippet mend
        Agent agent = kairos.agent("watcher")
                .instructions("When a check on main fails, fix the branch, push the fix, open a draft, tell the owner.")
                .skill(fixer)
                .skill(github)
                .limits(BeatLimits.defaults().wallTime(Duration.ofHours(2)))
                .budget(Budget.perDay(Money.usd("5.00")))
                .relax(Relaxation.of("mend main", "fix_branch").where("branch", "main"))
                .relax(Relaxation.of("push what was mended", "push_fix"))
                .relax(Relaxation.of("drafts to us", "github_open_pull_request")
                        .where("repository", repository)
                        .where("base", "main"))
                .start();
        github.subscribe(repository, Set.of(Topic.CHECKS), Set.of("main"), null);
        return agent;
        // end
    }

    /** What mends, in the clone that the watcher was given: what the tests are is for the host to say. */
    static BranchFixer fixer(ModelBackend model, Path clone, String... test) {
        // snippet fixer
        return BranchFixer.of(
                FixLoop.in(clone, test).tests("src/test/**", "test/**", "pom.xml"),
                () -> Kairos.builder().model(model).budget(Budget.perDay(Money.usd("5.00"))));
        // end
    }

    /** What there is to say and to do without a model. */
    static ReflexModel rules() {
        ReflexModel.Builder rules = ReflexModel.builder();
        MendingRules.add(rules);
        return rules.when(answered("github_checks"))
                .then(so -> tell("A check failed: " + failed(so)))
                .when(answered("github_pull_request"))
                .then(so -> tell("A pull request: " + first(so.answer("github_pull_request"))))
                .when(matches(MendingRules.RED))
                .then(so -> {
                    Matcher check = found(CHECK, so);
                    return call("github_checks", Map.of("repository", check.group(1), "ref", check.group(3)));
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

    /** What the check says; of what is reported as a status there is no more than the event. */
    private static String failed(Situation so) {
        String checks = so.answer("github_checks");
        return checks.startsWith("no checks") ? found(CHECK, so).group() : first(checks);
    }

    private static String first(String text) {
        return text.lines().limit(2).reduce((one, other) -> one + " " + other).orElse("");
    }
}
