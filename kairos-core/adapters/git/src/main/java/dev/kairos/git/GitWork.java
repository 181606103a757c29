package dev.kairos.git;

import dev.kairos.api.event.Origin;
import dev.kairos.api.skill.Skill;
import dev.kairos.api.skill.Tool;
import dev.kairos.api.verify.Claim;
import dev.kairos.api.verify.Verifier;
import dev.kairos.core.command.CommandResult;
import dev.kairos.core.command.Commands;
import dev.kairos.core.verify.BaseTests;
import dev.kairos.core.verify.Verifiers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * A branch {@code kairos/TASK} of a repository in a worktree of its own, and the tools to look at it and to commit. The person's
 * working tree, index and other branches are never touched, nothing is pushed, and no hook of the repository is run.
 *
 * <pre>{@code
 * GitWork work = GitWork.open(repository, "fix-rounding");
 * kairos.agent("fixer")
 *         .skill(work)
 *         .skill(Workspace.at(work.folder()))
 *         .skill(Commands.in(work.folder()).allow("./mvnw"))
 * }</pre>
 *
 * <p>Opening the same task again goes on in the same worktree. Immutable; safe for use by many threads, as far as they do not
 * commit at once.
 */
public final class GitWork implements Skill {

    /** What the names of branches begin with. */
    static final String PREFIX = "kairos/";

    private final Path repository;
    private final Worktree tree;
    private final Origin origin;
    private final Author author;

    /** Who commits. */
    record Author(String name, String email) {}

    private GitWork(Path repository, Worktree tree, Origin origin, Author author) {
        this.repository = repository;
        this.tree = tree;
        this.origin = origin;
        this.author = author;
    }

    /**
     * Opens a task in a worktree beside the repository, {@code .NAME.worktrees/TASK}. Blocks while files are checked out.
     *
     * @param repository the root of a working tree
     * @param task what the branch is called after {@code kairos/}: 1 to 60 lower-case letters, digits and {@code -}
     * @return the work
     * @throws GitWorkException as {@link #open(Path, String, Path)}
     */
    public static GitWork open(Path repository, String task) {
        return openAt(repository, task, Constants.HEAD);
    }

    /**
     * Opens a task in a worktree beside the repository, {@code .NAME.worktrees/TASK}. The branch begins at a revision, unless
     * there is one. Blocks while files are checked out.
     *
     * @param repository the root of a working tree
     * @param task what the branch is called after {@code kairos/}: 1 to 60 lower-case letters, digits and {@code -}
     * @param revision a commit's hash, or a branch
     * @return the work
     * @throws GitWorkException as {@link #open(Path, String, Path)}, or if there is no such revision
     */
    public static GitWork openAt(Path repository, String task, String revision) {
        Path root = repository.toAbsolutePath().normalize();
        Path all = root.resolveSibling("." + root.getFileName() + ".worktrees");
        return open(root, checked(task), all.resolve(task), revision);
    }

    /**
     * Opens a task in a worktree in a given folder. The branch begins at what is checked out in the repository, unless there is
     * one.
     *
     * @param repository the root of a working tree
     * @param task what the branch is called after {@code kairos/}: 1 to 60 lower-case letters, digits and {@code -}
     * @param folder empty, missing, or the worktree of this task
     * @return the work
     * @throws GitWorkException if there is no repository or no commit in it, or the folder holds something else
     * @throws IllegalArgumentException if the task has another form
     */
    public static GitWork open(Path repository, String task, Path folder) {
        return open(repository, checked(task), folder, Constants.HEAD);
    }

    private static String checked(String task) {
        if (!task.matches("[a-z0-9][a-z0-9-]{0,59}")) {
            throw new IllegalArgumentException("task '" + task + "' must be 1-60 of a-z, 0-9 and '-'");
        }
        return task;
    }

    private static GitWork open(Path repository, String task, Path folder, String revision) {
        try {
            Worktree tree = Worktree.open(repository, folder.toAbsolutePath().normalize(), PREFIX + task, revision);
            return new GitWork(repository, tree, Origin.UNTRUSTED, new Author("kairos", "kairos@localhost"));
        } catch (RepositoryNotFoundException e) {
            throw new GitWorkException(repository.toString(), "is none: name the root of a working tree", e);
        } catch (IOException | GitAPIException e) {
            throw new GitWorkException(repository.toString(), String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Returns this work with another author of its commits. By default {@code kairos <kairos@localhost>}.
     *
     * @param name the name
     * @param email the address
     * @return the work
     */
    public GitWork author(String name, String email) {
        return new GitWork(repository, tree, origin, new Author(name, email));
    }

    /**
     * Returns this work with another origin of what the repository holds. By default {@link Origin#UNTRUSTED}.
     *
     * @param origin who commits here
     * @return the work
     */
    public GitWork from(Origin origin) {
        return new GitWork(repository, tree, Objects.requireNonNull(origin, "origin"), author);
    }

    /**
     * Returns the worktree.
     *
     * @return its folder
     */
    public Path folder() {
        return tree.folder();
    }

    /**
     * Returns the branch.
     *
     * @return its name, beginning with {@code kairos/}
     */
    public String branch() {
        return tree.branch();
    }

    /**
     * Returns the commit at which the work began.
     *
     * @return its id
     */
    public String base() {
        try {
            return tree.base().name();
        } catch (IOException e) {
            throw new GitWorkException(repository.toString(), "the worktree is gone: open the task again", e);
        }
    }

    /**
     * Makes the tests of the base revision runnable against the work: in a clean checkout of the branch's last commit in which
     * tests and build files are those of the base. Blocks, when run, as long as the tests take.
     *
     * @param command the command that runs the tests
     * @param commands makes what runs it in the folder of that checkout; has to allow it
     * @param paths which paths are tests and build files, as globs: {@code src/test/**}, {@code pom.xml}
     * @return the tests of the base revision, for {@link dev.kairos.core.verify.Verifiers#testsPassed}
     * @throws IllegalArgumentException if no path is given or a glob matches nothing
     */
    public BaseTests baseTests(List<String> command, Function<Path, Commands> commands, String... paths) {
        return baseRevisionTests(command, commands, List.of(paths));
    }

    BaseRevisionTests baseRevisionTests(List<String> command, Function<Path, Commands> commands, List<String> paths) {
        return new BaseRevisionTests(tree, List.copyOf(command), commands, paths);
    }

    /** Runs a command in a clean checkout of the branch's last commit. */
    CommandResult inCleanCheckout(List<String> command, Function<Path, Commands> commands)
            throws IOException, InterruptedException {
        try (Repository opened = tree.repository()) {
            ObjectId head = opened.resolve(Constants.HEAD);
            if (head == null) {
                throw new IOException("the branch is gone");
            }
            return new CleanCheckout(command, commands).run(opened, head);
        }
    }

    /** The last commit of the branch, or {@code null} if there is none since the work began. */
    @Nullable
    String commit() {
        try (Repository opened = tree.repository()) {
            ObjectId head = opened.resolve(Constants.HEAD);
            return head == null || head.equals(tree.base()) ? null : head.name();
        } catch (IOException e) {
            throw new GitWorkException(repository.toString(), "the worktree is gone: open the task again", e);
        }
    }

    /** All that was changed since the work began; empty if nothing was. */
    String diff() {
        try {
            String diff = GitViews.diff(tree, true, "");
            return diff.equals(GitViews.NO_DIFFERENCE) ? "" : diff;
        } catch (IOException e) {
            throw new GitWorkException(repository.toString(), "the worktree is gone: open the task again", e);
        }
    }

    /** The repository as seen from the worktree; the caller closes. */
    Repository repository() throws IOException {
        return tree.repository();
    }

    /**
     * Deletes the worktree; the branch and its commits stay.
     *
     * @throws GitWorkException if there is something that is not committed, or it cannot be deleted
     */
    public void remove() {
        try (Repository opened = tree.repository();
                Git git = new Git(opened)) {
            if (!git.status().call().isClean()) {
                throw new GitWorkException(
                        repository.toString(),
                        "'" + folder() + "' holds what is not committed: commit or undo it",
                        null);
            }
            tree.remove();
        } catch (IOException | GitAPIException e) {
            throw new GitWorkException(repository.toString(), "the worktree cannot be deleted (" + e + ")", e);
        }
    }

    /** Deletes the worktree, the branch and whatever is in them. */
    void discard() {
        try {
            tree.discard(repository);
        } catch (IOException e) {
            throw new GitWorkException(repository.toString(), "the worktree cannot be deleted (" + e + ")", e);
        }
    }

    @Override
    public String name() {
        return "git";
    }

    @Override
    public String description() {
        return "Looks at branch '" + branch() + "' of '" + repository.getFileName() + "' and commits to it.";
    }

    @Override
    public Map<String, Verifier> verifiers() {
        return Map.of(Claim.COMMITTED, Verifiers.committed(folder()));
    }

    @Override
    public List<Path> folders() {
        return List.of(folder());
    }

    @Override
    public List<Tool<?>> tools() {
        return new GitTools(tree, origin, author).tools();
    }
}
