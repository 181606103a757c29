package dev.kairos.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.LsRemoteCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.SubmoduleConfig.FetchRecurseSubmodulesMode;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Where a clone came from: how its branches stand there, and new branches pushed to it. Nothing there is ever replaced or
 * forced, and no hook of the clone runs.
 *
 * @param folder the clone: the root of a working tree
 * @param name what the clone calls it
 * @param credentials who asks; {@code null} for nobody in particular
 */
record Remote(Path folder, String name, @Nullable CredentialsProvider credentials) {

    private static final int SECONDS = 60;

    /** How a branch stands, or {@code null} if there is none. */
    @Nullable
    ObjectId head(String branch) throws IOException, GitAPIException {
        try (Repository repository = Worktree.main(folder);
                Git git = new Git(repository)) {
            LsRemoteCommand ask =
                    git.lsRemote().setRemote(name).setHeads(true).setTags(false).setTimeout(SECONDS);
            Map<String, Ref> heads = ask.setCredentialsProvider(credentials).callAsMap();
            Ref head = heads.get(Constants.R_HEADS + branch);
            return head == null ? null : head.getObjectId();
        }
    }

    /** Brings a branch's commits here; the person's working tree and branches stay as they are. */
    ObjectId fetch(String branch) throws IOException, GitAPIException {
        String head = Constants.R_HEADS + branch;
        try (Repository repository = Worktree.main(folder);
                Git git = new Git(repository)) {
            Ref fetched = git.fetch()
                    .setRemote(name)
                    .setRefSpecs("+" + head + ":" + Constants.R_REMOTES + name + "/" + branch)
                    .setTagOpt(TagOpt.NO_TAGS)
                    .setRecurseSubmodules(FetchRecurseSubmodulesMode.NO)
                    .setTimeout(SECONDS)
                    .setCredentialsProvider(credentials)
                    .call()
                    .getAdvertisedRef(head);
            if (fetched == null) {
                throw new IOException("there is no branch '" + branch + "' at '" + name + "'");
            }
            return Objects.requireNonNull(fetched.getObjectId(), head);
        }
    }

    /** Makes a branch there; one that stands there already at that commit is fine, at another it is an error. */
    void push(String branch, ObjectId commit) throws IOException, GitAPIException {
        String head = Constants.R_HEADS + branch;
        try (Repository repository = Worktree.main(folder);
                Transport transport = Transport.open(repository, name)) {
            transport.setTimeout(SECONDS);
            transport.setCredentialsProvider(credentials);
            RemoteRefUpdate update =
                    new RemoteRefUpdate(repository, commit.name(), head, false, null, ObjectId.zeroId());
            PushResult result = transport.push(NullProgressMonitor.INSTANCE, List.of(update));
            RemoteRefUpdate.Status status = result.getRemoteUpdate(head).getStatus();
            if (status != RemoteRefUpdate.Status.OK && status != RemoteRefUpdate.Status.UP_TO_DATE) {
                throw new IOException("'" + name + "' does not take branch '" + branch + "': " + status);
            }
        } catch (java.net.URISyntaxException | org.eclipse.jgit.errors.TransportException e) {
            throw new TransportException(String.valueOf(e.getMessage()), e);
        }
    }
}
