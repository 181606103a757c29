package dev.kairos.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/**
 * A further working tree of a repository, on a branch of its own. JGit opens such trees but does not make them: the four small
 * files that make one are those of {@code gitrepository-layout(5)}.
 *
 * @param folder the working tree
 * @param own where Git keeps what belongs to this tree alone
 * @param branch the name of its branch
 */
record Worktree(Path folder, Path own, String branch) {

    private static final String BASE = "kairos-base";

    /** Finds the tree of a branch, or makes it: on the branch if there is one, else on a new one at a revision. */
    static Worktree open(Path repository, Path folder, String branch, String revision)
            throws IOException, GitAPIException {
        try (Repository main = main(repository)) {
            Path common = main.getCommonDirectory().toPath().toRealPath();
            Path own = common.resolve("worktrees").resolve("kairos-" + branch.replace('/', '-'));
            Worktree tree = new Worktree(folder, own, branch);
            if (!tree.isThere()) {
                tree.make(main, revision);
            }
            return tree;
        }
    }

    /** Opens a working tree of a person, without hooks; the caller closes. */
    static Repository main(Path repository) throws IOException {
        return new FileRepositoryBuilder()
                .setFS(fileSystem())
                .setWorkTree(repository.toFile())
                .setMustExist(true)
                .build();
    }

    private static FS fileSystem() {
        return File.separatorChar == '\\' ? FS.DETECTED.newInstance() : new Hookless();
    }

    private boolean isThere() throws IOException {
        return Files.isRegularFile(folder.resolve(".git"))
                && Files.isRegularFile(own.resolve(BASE))
                && Files.readString(own.resolve("HEAD")).strip().equals("ref: " + ref());
    }

    private String ref() {
        return Constants.R_HEADS + branch;
    }

    private void make(Repository main, String revision) throws IOException, GitAPIException {
        ObjectId head = main.resolve(revision + "^{commit}");
        if (head == null) {
            throw new IOException(
                    revision.equals(Constants.HEAD)
                            ? "it has no commit yet: make one first"
                            : "it has no commit '" + revision + "': fetch it first");
        }
        if (Files.exists(folder)) {
            try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
                if (content.iterator().hasNext()) {
                    throw new IOException("'" + folder + "' is not empty: name another folder for the worktree");
                }
            }
        }
        ObjectId tip = main.resolve(ref());
        if (tip == null) {
            RefUpdate update = main.updateRef(ref());
            update.setNewObjectId(head);
            update.setExpectedOldObjectId(ObjectId.zeroId());
            RefUpdate.Result result = update.update();
            if (result != RefUpdate.Result.NEW) {
                throw new IOException("branch '" + branch + "' cannot be made: " + result);
            }
        }
        Files.createDirectories(own);
        Files.createDirectories(folder);
        Files.writeString(own.resolve("HEAD"), "ref: " + ref() + "\n");
        Files.writeString(own.resolve("commondir"), "../..\n");
        Files.writeString(own.resolve("gitdir"), folder.toRealPath().resolve(".git") + "\n");
        Files.writeString(folder.resolve(".git"), "gitdir: " + own + "\n");
        try (Repository tree = repository();
                Git git = new Git(tree)) {
            git.reset().setMode(ResetType.HARD).setRef(Constants.HEAD).call();
        }
        Files.writeString(own.resolve(BASE), head.name() + "\n");
    }

    /** Opens it; the caller closes. */
    Repository repository() throws IOException {
        return new FileRepositoryBuilder()
                .setFS(fileSystem())
                .setGitDir(own.toFile())
                .setWorkTree(folder.toFile())
                .setMustExist(true)
                .build();
    }

    /** The commit at which the work began. */
    ObjectId base() throws IOException {
        return ObjectId.fromString(Files.readString(own.resolve(BASE)).strip());
    }

    /** Fails if somebody has checked out something else here. */
    void checkBranch(Repository repository) throws IOException {
        String full = repository.getFullBranch();
        if (!ref().equals(full)) {
            throw new IOException(
                    "the worktree is on '" + full + "', not on branch '" + branch + "': put it back first");
        }
    }

    /** Deletes the folder and Git's notes of it; the branch stays. */
    void remove() throws IOException {
        for (Path root : List.of(folder, own)) {
            if (Files.isDirectory(root)) {
                List<Path> paths;
                try (Stream<Path> walk = Files.walk(root)) {
                    paths = walk.sorted(Comparator.reverseOrder()).toList();
                }
                for (Path path : paths) {
                    Files.delete(path);
                }
            }
        }
    }

    /** Deletes the branch too, with all that was made on it. */
    void discard(Path repository) throws IOException {
        remove();
        try (Repository main = main(repository)) {
            RefUpdate update = main.updateRef(ref());
            update.setForceUpdate(true);
            RefUpdate.Result result = update.delete();
            if (result != RefUpdate.Result.FORCED) {
                throw new IOException("branch '" + branch + "' cannot be deleted: " + result);
            }
        }
    }
}
