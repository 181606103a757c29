package dev.kairos.git;

import dev.kairos.api.event.Origin;
import dev.kairos.api.oversight.SecretScanner;
import dev.kairos.api.skill.Describe;
import dev.kairos.api.skill.Effect;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.skill.ToolFunction;
import dev.kairos.api.skill.ToolResult;
import dev.kairos.api.verify.Evidence;
import dev.kairos.core.secret.SecretScanners;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.jspecify.annotations.Nullable;

/** The tools of a worktree. */
final class GitTools {

    private static final int MOST_CHARACTERS = 20_000;
    private static final int MOST_COMMITS = 200;
    private static final int SOME = 20;

    private final Worktree tree;
    private final Origin origin;
    private final GitWork.Author author;
    private final SecretScanner scanner = SecretScanners.standard();

    GitTools(Worktree tree, Origin origin, GitWork.Author author) {
        this.tree = tree;
        this.origin = origin;
        this.author = author;
    }

    record Nothing() {}

    record DiffInput(
            @Describe("True for all since the work began, committed or not; else what is not committed") @Nullable
            Boolean all,

            @Describe("Only this file or folder") @Nullable String path) {}

    record LogInput(
            @Describe("How many commits; 20 if left out") @Nullable
            Integer most,

            @Describe("Only commits that changed this file or folder") @Nullable
            String path) {}

    record BlameInput(
            String file,
            @Describe("The first line, from 1 on") @Nullable Integer from,
            @Describe("How many lines") @Nullable Integer lines) {}

    record CommitInput(
            @Describe("What was changed and why; the first line has at most 72 characters")
            String message) {}

    /** Looks at the worktree. */
    @FunctionalInterface
    private interface Look<I> {
        String run(I input) throws IOException, GitAPIException;
    }

    List<Tool<?>> tools() {
        return List.of(
                look("git_status", "Tells what is not committed.", Nothing.class, in -> GitViews.status(tree)),
                look(
                        "git_diff",
                        "Shows differences.",
                        DiffInput.class,
                        in -> GitViews.diff(tree, in.all() != null && in.all(), path(in.path()))),
                look(
                        "git_log",
                        "Lists commits, the latest first.",
                        LogInput.class,
                        in -> GitViews.log(
                                tree,
                                in.most() == null ? SOME : Math.min(MOST_COMMITS, Math.max(1, in.most())),
                                path(in.path()))),
                look(
                        "git_blame",
                        "Tells who last changed lines of a file, and in which commit.",
                        BlameInput.class,
                        in -> GitViews.blame(
                                tree,
                                path(in.file()),
                                in.from() == null ? 1 : in.from(),
                                in.lines() == null ? MOST_COMMITS : in.lines())),
                Tool.of(
                        "git_commit",
                        "Commits all that was changed to the branch of this work.",
                        Effect.WRITE,
                        CommitInput.class,
                        answering((in, context) -> commit(in.message(), context.now()))));
    }

    private static String path(@Nullable String path) {
        String plain = path == null ? "" : path.startsWith("./") ? path.substring(2) : path;
        return plain.equals(".") ? "" : plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private <I extends Record> Tool<I> look(String name, String description, Class<I> input, Look<I> look) {
        return Tool.of(name, description, Effect.READ, input, answering((in, context) -> {
            String text = scanner.redact(look.run(in));
            return ToolResult.ok(
                    text.length() <= MOST_CHARACTERS
                            ? text
                            : text.substring(0, MOST_CHARACTERS) + "\n… (" + (text.length() - MOST_CHARACTERS)
                                    + " more characters)");
        }));
    }

    private ToolResult commit(String message, Instant now) throws IOException, GitAPIException {
        String commit = Committing.commit(tree, author, message, now);
        return ToolResult.ok("committed " + commit + " to " + tree.branch())
                .with(List.of(new Evidence(Evidence.COMMITTED, Map.of("branch", tree.branch(), "commit", commit))));
    }

    private <I> ToolFunction<I> answering(ToolFunction<I> work) {
        return (in, context) -> {
            try {
                return work.run(in, context).from(origin);
            } catch (IOException | GitAPIException | IllegalArgumentException e) {
                return ToolResult.error(String.valueOf(e.getMessage())).from(origin);
            }
        };
    }
}
