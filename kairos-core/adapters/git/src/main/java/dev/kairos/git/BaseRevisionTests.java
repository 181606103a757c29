package dev.kairos.git;

import dev.kairos.core.command.CommandResult;
import dev.kairos.core.command.CommandResult.Tests;
import dev.kairos.core.command.Commands;
import dev.kairos.core.verify.BaseTests;
import dev.kairos.core.verify.TestNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** Runs the base revision's tests on the branch's production code. Remembers the last answer. Safe for use by many threads. */
final class BaseRevisionTests implements BaseTests {

    private record Answer(ObjectId commit, Map<String, String> accepted, BaseRun run, boolean isWholeCommit) {

        boolean isOf(ObjectId head, Map<String, String> said) {
            return commit.equals(head) && accepted.equals(said);
        }
    }

    private final Worktree tree;
    private final CleanCheckout checkout;
    private final TestPaths paths;
    private final AtomicReference<@Nullable Answer> last = new AtomicReference<>();

    BaseRevisionTests(Worktree tree, List<String> command, Function<Path, Commands> commands, List<String> paths) {
        this.tree = tree;
        this.checkout = new CleanCheckout(command, commands);
        this.paths = new TestPaths(paths);
    }

    @Override
    public BaseRun run(Map<String, String> accepted) throws IOException, InterruptedException {
        try (Repository repository = tree.repository();
                Git git = new Git(repository)) {
            if (!git.status().call().isClean()) {
                return failed("there is something that is not committed: commit it first");
            }
            ObjectId head = repository.resolve(Constants.HEAD);
            if (head == null) {
                return failed("the branch is gone");
            }
            Answer answer = last.get();
            if (answer == null || !answer.isOf(head, accepted)) {
                BaseRun run = run(repository, head, accepted);
                answer = new Answer(head, Map.copyOf(accepted), run, isUntouched(repository, head, run));
                last.set(answer);
            }
            return answer.run();
        } catch (GitAPIException e) {
            throw new IOException(e);
        }
    }

    /** Whether what was run last, and passed, is a commit byte for byte: then running that commit again tells nothing new. */
    boolean havePassedAs(String commit) {
        Answer answer = last.get();
        return answer != null
                && answer.isWholeCommit()
                && answer.run().passed()
                && answer.commit().name().equals(commit);
    }

    /** Whether tests and build files are those of the base revision, all of them and no others. */
    private boolean isUntouched(Repository repository, ObjectId head, BaseRun run) throws IOException {
        return run.changes().equals(Changes.NONE) && !Replaced.differ(repository, tree.base(), head, paths::contain);
    }

    private BaseRun run(Repository repository, ObjectId head, Map<String, String> accepted)
            throws IOException, InterruptedException {
        Replaced replaced = Replaced.between(repository, tree.base(), head, paths::contain);
        Changes changes = replaced.given(accepted);
        Set<String> now = Set.copyOf(changes.accepted());
        CommandResult result = checkout.run(repository, export -> {
            export.write(head, path -> !paths.contain(path) || now.contains(path));
            export.write(tree.base(), path -> paths.contain(path) && !now.contains(path));
        });
        return told(result, changes);
    }

    private static BaseRun failed(String why) {
        return new BaseRun(false, TestNames.NONE, why, Changes.NONE);
    }

    private static BaseRun told(CommandResult result, Changes changes) {
        Tests tests = result.tests();
        if (tests == null) {
            return new BaseRun(false, TestNames.NONE, "no report names a test; " + end(result), changes);
        }
        boolean passed = result.succeeded() && tests.run() > 0 && tests.failed() + tests.broken() + tests.unread() == 0;
        return new BaseRun(passed, tests.names(), tests.failures(), changes);
    }

    private static String end(CommandResult result) {
        String errors = result.errors().strip();
        return "it ended with " + result.ending().end() + ", exit code "
                + result.ending().exit()
                + (errors.isEmpty() ? "" : ": " + errors.substring(Math.max(0, errors.length() - 500)));
    }
}
