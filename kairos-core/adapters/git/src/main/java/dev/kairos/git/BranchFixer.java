package dev.kairos.git;

import dev.kairos.api.event.Origin;
import dev.kairos.api.skill.Describe;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolFunction;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Evidence;
import dev.kairos.api.verify.Finding;
import dev.kairos.api.verify.Verifier;
import dev.kairos.core.KairosBuilder;
import dev.kairos.core.secret.SecretScanners;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.jspecify.annotations.Nullable;

/**
 * Lets an agent act on a branch whose tests fail: {@code fix_branch} fetches the branch and has a {@link FixLoop} mend it in a
 * worktree, {@code push_fix} pushes the branch {@code kairos/…} that came of it. A commit is worked on once, whatever is repeated;
 * nothing is pushed that was not verified, or whose base the watched branch has left meanwhile.
 *
 * <pre>{@code
 * BranchFixer fixer = BranchFixer.of(FixLoop.in(clone, "./mvnw", "-q", "test"), () -> Kairos.builder().model(model));
 * kairos.agent("watcher")
 *         .skill(fixer)
 *         .skill(github.proof(fixer::proof))
 *         .limits(BeatLimits.defaults().wallTime(Duration.ofHours(2)))
 *         .relax(Relaxation.of("mend main", "fix_branch").where("branch", "main"))
 * }</pre>
 *
 * <p>The beat waits while it is mended: its agent needs a wall time that is longer. Immutable; safe for use by many threads.
 */
public final class BranchFixer implements Skill {

    /** A branch was pushed: {@code branch}, {@code commit}. The kind of a claim, and of the receipt of it. */
    public static final String PUSHED = "git.pushed";

    private static final Duration TIMEOUT = Duration.ofHours(1);
    private static final int SHA = 12;
    private static final int MOST_SLUG = 40;

    private final FixLoop loop;
    private final Supplier<KairosBuilder> host;
    private final Remote remote;
    private final Duration timeout;

    private BranchFixer(FixLoop loop, Supplier<KairosBuilder> host, Remote remote, Duration timeout) {
        this.loop = loop;
        this.host = host;
        this.remote = remote;
        this.timeout = timeout;
    }

    /**
     * Creates the skill: the remote {@code origin} of the loop's repository, without credentials, an hour for each fix.
     *
     * @param loop mends; where it begins is set for each commit
     * @param host builds the runtime in which the loop's agent lives, with its model and budget; called for each fix. A budget of
     *     days or months holds over several fixes if the runtime has a journal that outlives it
     * @return the skill
     */
    public static BranchFixer of(FixLoop loop, Supplier<KairosBuilder> host) {
        Remote origin = new Remote(loop.repository(), Constants.DEFAULT_REMOTE_NAME, null);
        return new BranchFixer(loop, host, origin, TIMEOUT);
    }

    /**
     * Returns this skill with another remote.
     *
     * @param name what the repository calls it
     * @return the skill
     */
    public BranchFixer remote(String name) {
        return new BranchFixer(loop, host, new Remote(remote.folder(), name, remote.credentials()), timeout);
    }

    /**
     * Returns this skill with credentials for the remote; GitHub takes {@code x-access-token} and an access token.
     *
     * @param user the account
     * @param password its password or token
     * @return the skill
     */
    public BranchFixer credentials(String user, String password) {
        CredentialsProvider provider = new UsernamePasswordCredentialsProvider(user, password);
        return new BranchFixer(loop, host, new Remote(remote.folder(), remote.name(), provider), timeout);
    }

    /**
     * Returns this skill with another bound on the time of one fix.
     *
     * @param most how long {@code fix_branch} may run; positive
     * @return the skill
     */
    public BranchFixer within(Duration most) {
        return new BranchFixer(loop, host, remote, most);
    }

    /**
     * Tells in Markdown what was verified of a branch, for those who look at it: for the proof of a pull request.
     *
     * @param branch the name of a branch
     * @return what failed, what was done and what was checked, without secrets; empty if this skill has not mended it
     * @throws GitWorkException if the repository cannot be read
     */
    public String proof(String branch) {
        try {
            FixRecord known = known(branch);
            return known != null && known.end() == FixReport.End.FIXED
                    ? SecretScanners.standard().redact(known.markdown())
                    : "";
        } catch (IOException e) {
            throw new GitWorkException(remote.folder().toString(), String.valueOf(e.getMessage()), e);
        }
    }

    record FixInput(
            @Describe("The branch whose tests fail") String branch,

            @Describe("The commit at which they fail: its hash, or at least 7 digits of it")
            String commit) {}

    record PushInput(
            @Describe("The branch that fix_branch named; begins with kairos/")
            String branch) {}

    @Override
    public String name() {
        return "fixer";
    }

    @Override
    public String description() {
        return "Mends branches whose tests fail, on branches kairos/… of '"
                + remote.folder().getFileName() + "'.";
    }

    @Override
    public List<Tool<?>> tools() {
        Tool<FixInput> fix = Tool.of(
                        "fix_branch",
                        "Mends the failing tests of a branch, on a branch of its own; takes minutes.",
                        Effect.EXECUTE,
                        FixInput.class,
                        answering(this::fix))
                .idempotent()
                .timeout(timeout);
        Tool<PushInput> push = Tool.of(
                        "push_fix",
                        "Pushes a branch that fix_branch has mended.",
                        Effect.SEND,
                        PushInput.class,
                        answering(this::push))
                .idempotent()
                .timeout(Duration.ofMinutes(5))
                .boundTo(in -> remote.name() + " at " + local(in.branch()).name());
        return List.of(fix, push);
    }

    @Override
    public Map<String, Verifier> verifiers() {
        return Map.of(PUSHED, this::pushed);
    }

    /** Does what a model asks for, by its input. */
    @FunctionalInterface
    private interface Work<I> {
        ToolResult run(I input) throws IOException, GitAPIException, InterruptedException;
    }

    private static <I> ToolFunction<I> answering(Work<I> work) {
        return (in, context) -> {
            try {
                return work.run(in).from(Origin.UNTRUSTED);
            } catch (IOException | GitAPIException | GitWorkException | IllegalArgumentException e) {
                return ToolResult.error(String.valueOf(e.getMessage())).from(Origin.UNTRUSTED);
            }
        };
    }

    private ToolResult fix(FixInput in) throws IOException, GitAPIException, InterruptedException {
        String branch = checked(in.branch());
        String wanted = in.commit().toLowerCase(Locale.ROOT);
        if (!wanted.matches("[0-9a-f]{7,64}")) {
            return ToolResult.error("a commit is named by 7 or more digits of its hash, not by '" + wanted + "'");
        }
        String tip = remote.fetch(branch).name();
        if (!tip.startsWith(wanted)) {
            return ToolResult.error("branch " + branch + " is at " + tip + " now: what failed before is over");
        }
        String task = task(branch, tip);
        FixRecord known = FixRecord.read(remote.folder(), task);
        return told(task, known == null ? mended(branch, tip, task) : known);
    }

    private FixRecord mended(String branch, String tip, String task) throws IOException, InterruptedException {
        FixReport report = loop.at(tip).run(task, host.get());
        if (report.end() == FixReport.End.NOT_REPRODUCED
                && (report.commit() != null || !report.diff().isEmpty())) {
            // Its tests pass, but the process that changed it ended before that was verified.
            GitWork.openAt(remote.folder(), task, tip).discard();
            report = loop.at(tip).run(task, host.get());
        }
        String commit = report.commit() == null ? "" : report.commit();
        FixRecord made = new FixRecord(report.end(), branch, tip, commit, report.text());
        made.write(remote.folder(), task);
        String left = clear(made, task);
        return left.isEmpty() ? made : new FixRecord(made.end(), branch, tip, commit, made.text() + "\n" + left + "\n");
    }

    /**
     * What was given up, people look at; of what is fixed the branch stays; and what was never broken leaves nothing.
     *
     * @return why something stays; empty if nothing does
     */
    private String clear(FixRecord made, String task) {
        if (made.end() == FixReport.End.GAVE_UP) {
            return "";
        }
        try {
            GitWork work = GitWork.openAt(remote.folder(), task, made.base());
            if (made.end() == FixReport.End.FIXED) {
                work.remove();
            } else {
                work.discard();
            }
            return "";
        } catch (GitWorkException e) { // What was found out holds whatever lies about in the folder.
            return "The worktree stays: " + e.getMessage();
        }
    }

    private static ToolResult told(String task, FixRecord fix) {
        ToolResult result =
                fix.end() == FixReport.End.GAVE_UP ? ToolResult.error(fix.text()) : ToolResult.ok(fix.text());
        return fix.end() == FixReport.End.FIXED
                ? result.with(List.of(receipt(Evidence.COMMITTED, GitWork.PREFIX + task, fix.commit())))
                : result;
    }

    private ToolResult push(PushInput in) throws IOException, GitAPIException {
        FixRecord fix = known(in.branch());
        if (fix == null || fix.end() != FixReport.End.FIXED) {
            return ToolResult.error("fix_branch has not mended a branch '" + in.branch() + "'");
        }
        ObjectId commit = local(in.branch());
        if (!commit.name().equals(fix.commit())) {
            return ToolResult.error("'" + in.branch() + "' is at " + commit.name() + ", verified was " + fix.commit());
        }
        ObjectId watched = remote.head(fix.watched());
        if (watched == null || !watched.name().equals(fix.base())) {
            return ToolResult.error("branch " + fix.watched() + " is at " + (watched == null ? "no commit" : watched)
                    + " now, not at " + fix.base() + " any more: nothing was pushed");
        }
        remote.push(in.branch(), commit);
        return ToolResult.ok("pushed " + in.branch() + " at " + fix.commit() + ", made for " + fix.watched())
                .with(List.of(receipt(PUSHED, in.branch(), fix.commit())));
    }

    private Finding pushed(Claim claim, List<Evidence> evidence) throws IOException, GitAPIException {
        String branch = claim.detail("branch");
        boolean receipted = evidence.contains(receipt(PUSHED, branch, claim.detail("commit")));
        if (!receipted) {
            return Finding.unverified("no tool of this objective pushed that");
        }
        ObjectId there = remote.head(branch);
        return there != null && there.name().equals(claim.detail("commit"))
                ? Finding.verified("'" + branch + "' stands there at that commit")
                : Finding.stale("'" + branch + "' is not there at that commit any more");
    }

    private static Evidence receipt(String kind, String branch, String commit) {
        return new Evidence(kind, Map.of("branch", branch, "commit", commit));
    }

    private @Nullable FixRecord known(String branch) throws IOException {
        boolean own = branch.matches(GitWork.PREFIX + "fix-[a-z0-9-]{1,60}");
        return own ? FixRecord.read(remote.folder(), branch.substring(GitWork.PREFIX.length())) : null;
    }

    private ObjectId local(String branch) throws IOException {
        try (Repository repository = Worktree.main(remote.folder())) {
            ObjectId head = repository.resolve(Constants.R_HEADS + checked(branch));
            if (head == null) {
                throw new IOException("there is no branch '" + branch + "'");
            }
            return head;
        }
    }

    private static String checked(String branch) {
        if (branch.length() > 250 || !Repository.isValidRefName(Constants.R_HEADS + branch)) {
            throw new IllegalArgumentException("'" + branch + "' is no name of a branch");
        }
        return branch;
    }

    /** One name for each branch and commit, so that whatever repeats a fix finds it. */
    private static String task(String branch, String commit) {
        String slug = branch.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String cut = slug.substring(0, Math.min(MOST_SLUG, slug.length()));
        return "fix-" + cut.replaceAll("^-|-$", "") + "-" + commit.substring(0, SHA);
    }
}
