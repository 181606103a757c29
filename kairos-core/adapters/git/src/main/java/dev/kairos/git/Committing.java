package dev.kairos.git;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.Status;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryState;

/** Commits to the branch of a worktree and to no other. */
final class Committing {

    private static final int MOST_CHARACTERS = 10_000;

    private Committing() {}

    static String commit(Worktree tree, GitWork.Author author, String message, Instant now)
            throws IOException, GitAPIException {
        if (message.isBlank() || message.length() > MOST_CHARACTERS) {
            throw new IOException("a commit needs a message of 1 to " + MOST_CHARACTERS + " characters");
        }
        try (Repository repository = tree.repository();
                Git git = new Git(repository)) {
            tree.checkBranch(repository);
            if (repository.getRepositoryState() != RepositoryState.SAFE) {
                throw new IOException("the worktree is "
                        + repository.getRepositoryState().getDescription() + ": a person has to end that first");
            }
            git.add().addFilepattern(".").call();
            git.add().addFilepattern(".").setUpdate(true).call();
            if (!isStaged(git.status().call())) {
                throw new IOException("nothing was changed: there is nothing to commit");
            }
            PersonIdent who = new PersonIdent(author.name(), author.email(), now, ZoneOffset.UTC);
            return git.commit()
                    .setMessage(message.strip() + "\n")
                    .setAuthor(who)
                    .setCommitter(who)
                    .setNoVerify(true)
                    .setSign(false)
                    .call()
                    .name();
        }
    }

    private static boolean isStaged(Status status) {
        return !status.getAdded().isEmpty()
                || !status.getChanged().isEmpty()
                || !status.getRemoved().isEmpty();
    }
}
